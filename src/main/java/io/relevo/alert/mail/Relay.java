package io.relevo.alert.mail;

import io.relevo.alert.Notice;
import io.relevo.fleet.Person;
import io.relevo.fleet.Secret;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One relay. A password goes over TLS to a host whose certificate is good, or not at all. Without
 * one, TLS is used where it is offered, whatever the certificate: the alternative is no TLS.
 */
record Relay(URI uri, MailSettings settings) {
  private static final System.Logger LOG = System.getLogger(Relay.class.getName());
  private static final int SMTP = 25;
  private static final int SMTPS = 465;

  /** Where it is, in words. */
  String name() {
    return uri.getHost() + ":" + port();
  }

  private int port() {
    return uri.getPort() >= 0 ? uri.getPort() : secure() ? SMTPS : SMTP;
  }

  private boolean secure() {
    return "smtps".equals(uri.getScheme());
  }

  /** How the library is to talk to it. */
  private Session session() {
    var login = settings.password().isPresent();
    var properties = new Properties();
    var timeout = Long.toString(settings.timeout().toMillis());
    properties.putAll(
        Map.of(
            "mail.smtp.connectiontimeout", timeout,
            "mail.smtp.timeout", timeout,
            "mail.smtp.auth", Boolean.toString(login),
            "mail.smtp.auth.mechanisms", "PLAIN LOGIN",
            "mail.smtp.ssl.enable", Boolean.toString(secure()),
            "mail.smtp.starttls.enable", Boolean.toString(!secure()),
            "mail.smtp.starttls.required", Boolean.toString(!secure() && login),
            // its own name would be asked of DNS, which may be what is down
            "mail.smtp.localhost", settings.domain(),
            "mail.smtp.quitwait", "false"));
    if (!secure() && !login) {
      properties.put("mail.smtp.ssl.trust", "*");
      properties.put("mail.smtp.ssl.checkserveridentity", "false");
    }
    return Session.getInstance(properties);
  }

  /** One try. */
  Attempt hand(Notice notice, Person person, InternetAddress to) {
    var session = session();
    var transport = new SMTPTransport(session, null);
    try {
      var mail = Envelope.seal(session, settings, notice, person, to);
      connect(transport);
      return send(transport, mail, to);
    } catch (MessagingException e) {
      return Attempt.noTalk(e);
    }
  }

  private void connect(SMTPTransport transport) throws MessagingException {
    transport.connect(
        uri.getHost(),
        port(),
        settings.username().orElse(null),
        settings.password().map(Secret::value).orElse(null));
  }

  private static Attempt send(SMTPTransport transport, MimeMessage mail, InternetAddress to) {
    try {
      transport.sendMessage(mail, new Address[] {to});
      return new Attempt(Attempt.Kind.ACCEPTED, Line.of(transport.getLastServerResponse()));
    } catch (MessagingException e) {
      return Attempt.of(e);
    } finally {
      hangUp(transport);
    }
  }

  /** How the talk ends changes nothing about what was said. */
  private static void hangUp(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(Level.DEBUG, "hanging up failed", e);
    }
  }
}

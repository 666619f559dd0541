package io.relevo.alert.mail;

import io.relevo.alert.Notice;
import io.relevo.alert.Severity;
import io.relevo.alert.Told;
import io.relevo.fleet.Person;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;

/** Makes a notice a mail: the same one on every try, but for the MIME boundary. */
final class Envelope {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private Envelope() {}

  /**
   * An address with its name, on one line whatever was written.
   *
   * @throws jakarta.mail.internet.AddressException when it is not one
   */
  static InternetAddress address(String text, Optional<String> name) throws MessagingException {
    var address = new InternetAddress(Line.of(text), true);
    var personal = name.or(() -> Optional.ofNullable(address.getPersonal())).map(Line::of);
    try {
      address.setPersonal(personal.orElse(null), UTF_8);
      return address;
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is always there", e);
    }
  }

  static MimeMessage seal(
      Session session, MailSettings settings, Notice notice, Person person, InternetAddress to)
      throws MessagingException {
    var mail = new Kept(session, Line.of(notice.messageId()));
    mail.setFrom(address(settings.from(), Optional.empty()));
    mail.setRecipient(RecipientType.TO, to);
    if (settings.replyTo().isPresent()) {
      mail.setReplyTo(new InternetAddress[] {address(settings.replyTo().get(), Optional.empty())});
    }
    header(mail, "Subject", notice.title());
    mail.setSentDate(Date.from(notice.at()));
    label(mail, notice);
    mail.setContent(content(Letter.of(notice, person), Stationery.in(person.language())));
    mail.saveChanges();
    return mail;
  }

  /**
   * For the machines on the way: threads, filters, and out-of-office answers that must not come.
   */
  private static void label(MimeMessage mail, Notice notice) throws MessagingException {
    var incident = notice.incident();
    if (notice.thread().isPresent()) {
      header(mail, "In-Reply-To", notice.thread().get());
      header(mail, "References", notice.thread().get());
    }
    header(mail, "Auto-Submitted", "auto-generated");
    header(mail, "X-Auto-Response-Suppress", "All");
    if (notice.seq() == 1
        && incident.severity() == Severity.CRITICAL
        && notice.phase() == Told.Phase.OPENED) {
      header(mail, "X-Priority", "1");
      header(mail, "Importance", "high");
    }
    header(mail, "X-Relevo-Incident", incident.code());
    header(mail, "X-Relevo-Severity", incident.severity().name().toLowerCase(Locale.ROOT));
    header(mail, "X-Relevo-State", state(notice));
    header(mail, "X-Relevo-Check", incident.key().subject().name());
  }

  private static String state(Notice notice) {
    return notice.reminder() ? "reminded" : notice.phase().name().toLowerCase(Locale.ROOT);
  }

  private static void header(MimeMessage mail, String name, String value)
      throws MessagingException {
    mail.setHeader(name, MimeUtility.fold(name.length() + 2, Words.encode(Line.of(value))));
  }

  /** Text first: a reader shows the last alternative it can. */
  private static MimeMultipart content(Letter letter, Stationery stationery)
      throws MessagingException {
    var content = new MimeMultipart("alternative");
    content.addBodyPart(part(stationery.text().execute(letter), "plain"));
    content.addBodyPart(part(stationery.html().execute(letter), "html"));
    return content;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /** Keeps the Message-ID it was given: it is what makes two arrivals one message. */
  private static final class Kept extends MimeMessage {
    private final String id;

    Kept(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}

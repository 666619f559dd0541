package io.relevo.lab;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.Properties;

/** A small sender for the tests of the lab's own mail servers. */
final class Smtp {
  private Smtp() {}

  static void send(String url, String subject, String... recipients) throws MessagingException {
    URI uri = URI.create(url);
    Properties properties = new Properties();
    properties.put("mail.smtp.host", uri.getHost());
    properties.put("mail.smtp.port", Integer.toString(uri.getPort()));
    properties.put("mail.smtp.connectiontimeout", "2000");
    properties.put("mail.smtp.timeout", "2000");
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.localhost", "lab");
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("relevo@example.test");
    for (String recipient : recipients) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    }
    message.setSubject(subject, "UTF-8");
    message.setContent(
        new MimeMultipart("alternative", part("caído\n", "plain"), part("<p>caído</p>\n", "html")));
    Transport.send(message);
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    return part;
  }
}

package io.relevo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Problem;
import io.relevo.alert.SampleNotices;
import io.relevo.alert.Severity;
import io.relevo.fleet.Person;
import io.relevo.fleet.Subject;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Person ANA =
      new Person("ana", "ana@example.com", Locale.of("es"), ZoneId.of("America/Santiago"));
  private static final MailSettings SETTINGS =
      new MailSettings(
          List.of(URI.create("smtp://localhost:25")),
          "Relevo vigía <relevo@example.com>",
          Optional.of("oncall@example.com"),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(5),
          Duration.ofDays(1));
  private static final Notice OPENING = SampleNotices.opening("R7K2", "ana");
  private static final Notice CLOSING = SampleNotices.closing("R7K2", "ana");

  @Test
  void the_first_mail_has_exactly_these_headers() throws Exception {
    var mail = sealed(OPENING, ANA);
    assertThat(headers(mail))
        .containsExactlyInAnyOrder(
            "From: Relevo vigía <relevo@example.com>",
            "Reply-To: oncall@example.com",
            "To: ana <ana@example.com>",
            "Subject: [nginx-1] it closed the connection without a byte · R7K2",
            "Message-ID: <R7K2.1.ana@example.com>",
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "X-Relevo-Incident: R7K2",
            "X-Relevo-Severity: warning",
            "X-Relevo-State: opened",
            "X-Relevo-Check: nginx-1",
            "MIME-Version: 1.0");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(Instant.parse("2026-11-21T03:00:09Z"));
  }

  @Test
  void the_last_mail_answers_the_first_under_the_same_subject() throws Exception {
    var mail = sealed(CLOSING, ANA);
    assertThat(headers(mail))
        .contains(
            "Message-ID: <R7K2.2.ana@example.com>",
            "In-Reply-To: <R7K2.1.ana@example.com>",
            "References: <R7K2.1.ana@example.com>",
            "X-Relevo-State: closed");
    assertThat(mail.getSubject()).isEqualTo(sealed(OPENING, ANA).getSubject());
  }

  @Test
  void a_reminder_stays_in_the_thread() throws Exception {
    var mail = sealed(SampleNotices.reminder("R7K2", "ana"), ANA);
    assertThat(headers(mail))
        .contains(
            "Message-ID: <R7K2.2r.ana@example.com>",
            "In-Reply-To: <R7K2.1.ana@example.com>",
            "References: <R7K2.1.ana@example.com>",
            "X-Relevo-State: reminded");
    assertThat(mail.getSubject()).isEqualTo(sealed(OPENING, ANA).getSubject());
  }

  @Test
  void only_the_first_mail_of_something_critical_is_urgent() throws Exception {
    assertThat(headers(sealed(critical(OPENING), ANA)))
        .contains("X-Priority: 1", "Importance: high", "X-Relevo-Severity: critical");
    for (var notice :
        List.of(
            OPENING, CLOSING, critical(CLOSING), critical(SampleNotices.reminder("R7K2", "ana")))) {
      assertThat(headers(sealed(notice, ANA)))
          .noneMatch(header -> header.startsWith("X-Priority") || header.startsWith("Importance"));
    }
  }

  @Test
  void it_is_text_first_then_html_both_quoted_printable_in_utf_8() throws Exception {
    var mail = sealed(OPENING, ANA);
    assertThat(mail.getContentType()).startsWith("multipart/alternative;");
    var parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    for (var part = 0; part < 2; part++) {
      assertThat(parts.getBodyPart(part).getHeader("Content-Transfer-Encoding"))
          .containsExactly("quoted-printable");
    }
    assertThat(raw(OPENING, ANA).lines()).allMatch(line -> line.length() <= 78);
    assertThat(raw(OPENING, ANA)).isASCII();
  }

  @Test
  void a_second_try_is_the_same_mail() throws Exception {
    assertThat(boundaryless(raw(OPENING, ANA))).isEqualTo(boundaryless(raw(OPENING, ANA)));
  }

  @Test
  void no_name_can_add_a_header() throws Exception {
    var evil = "x\r\nBcc: all@example.com\n\n<b>body</b>\u2028y";
    var person = new Person(evil, "ana@example.com", Locale.ENGLISH, ANA.zone());
    var incident =
        new Incident(
            "R7K2",
            evil,
            new Problem.Key(new Subject.Member(evil), Problem.Kind.DOWN),
            Severity.CRITICAL,
            evil,
            Optional.empty(),
            OPENING.since(),
            Optional.empty(),
            List.of());
    var notice =
        new Notice(
            "<1@x>\r\nBcc: id@example.com",
            Optional.of("<0@x>\r\nBcc: thread@example.com"),
            1,
            evil,
            incident,
            OPENING.phase(),
            incident.title(),
            OPENING.since(),
            OPENING.story(),
            OPENING.at());
    var mail = sealed(notice, person);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Message-ID")).containsExactly("<1@x> Bcc: id@example.com");
    assertThat(mail.getSubject())
        .isEqualTo(
            "[x Bcc: all@example.com <b>body</b> y] x Bcc: all@example.com <b>body</b> y"
                + " · x Bcc: all@example.com <b>body</b> y");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(part(mail, 1)).doesNotContain("<b>body</b>").contains("&lt;b&gt;body&lt;/b&gt;");
  }

  @Test
  void an_address_that_is_none_is_refused() {
    for (var text : List.of("", "ana", "ana@", "a@b\nBcc: c@d", "a@b, c@d", "a b@c")) {
      assertThatThrownBy(() -> Envelope.address(text, Optional.empty()))
          .as(text)
          .isInstanceOf(AddressException.class);
    }
  }

  private static MimeMessage sealed(Notice notice, Person person) throws Exception {
    var bytes = raw(notice, person).getBytes(StandardCharsets.UTF_8);
    return new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
  }

  private static String raw(Notice notice, Person person) throws Exception {
    var to = Envelope.address(person.mail(), Optional.of(person.name()));
    var bytes = new ByteArrayOutputStream();
    Envelope.seal(SESSION, SETTINGS, notice, person, to).writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String boundaryless(String raw) {
    return raw.replaceAll("----=_Part[^\"\r\n]*", "");
  }

  /** As a mail reader shows them; the type and the date, which differ, are looked at apart. */
  private static List<String> headers(MimeMessage mail) throws Exception {
    var headers = new java.util.ArrayList<String>();
    for (var all = mail.getAllHeaders(); all.hasMoreElements(); ) {
      var header = all.nextElement();
      if (!List.of("Content-Type", "Date").contains(header.getName())) {
        var text = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
        headers.add(header.getName() + ": " + text);
      }
    }
    return headers;
  }

  private static String part(MimeMessage mail, int index) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent();
  }

  private static Notice critical(Notice notice) {
    var i = notice.incident();
    var worse =
        new Incident(
            i.id(),
            i.code(),
            i.key(),
            Severity.CRITICAL,
            i.what(),
            i.behind(),
            i.opened(),
            i.closed(),
            i.acts());
    return new Notice(
        notice.messageId(),
        notice.thread(),
        notice.seq(),
        notice.person(),
        worse,
        notice.phase(),
        notice.title(),
        notice.since(),
        notice.story(),
        notice.at());
  }
}

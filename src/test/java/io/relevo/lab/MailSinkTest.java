package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private MailSink sink;

  @BeforeEach
  void start() {
    Lab.needs(Need.SMTP_SINK);
    sink = MailSink.start(Place.loopback(), Lab.freePort(), folder.resolve("sink"));
  }

  @AfterEach
  void close() {
    if (sink != null) {
      sink.close();
    }
  }

  @Test
  void a_mail_is_kept_with_its_envelope_headers_and_parts() throws Exception {
    Smtp.send(sink.url(), "web: caído · R7K2", "a@example.test", "b@example.test");
    Mail mail = sink.await(1, DEADLINE).getFirst();
    assertThat(mail.recipients()).containsExactly("a@example.test", "b@example.test");
    assertThat(mail.sender()).isEqualTo("relevo@example.test");
    assertThat(mail.subject()).isEqualTo("web: caído · R7K2");
    assertThat(mail.header("To")).contains("a@example.test, b@example.test");
    assertThat(mail.header("Nothing")).isEmpty();
    assertThat(mail.messageId()).startsWith("<");
    assertThat(mail.text()).isEqualToNormalizingNewlines("caído\n");
    assertThat(mail.html()).isEqualToNormalizingNewlines("<p>caído</p>\n");
  }

  @Test
  void mails_are_in_order_and_outlive_an_outage() throws Exception {
    Smtp.send(sink.url(), "one", "a@example.test");
    sink.stop();
    assertThatThrownBy(() -> Smtp.send(sink.url(), "lost", "a@example.test"))
        .isInstanceOf(MessagingException.class);
    sink.start();
    Smtp.send(sink.url(), "two", "a@example.test");
    Smtp.send(sink.url(), "three", "a@example.test");
    assertThat(sink.await(3, DEADLINE))
        .extracting(Mail::subject)
        .containsExactly("one", "two", "three");
  }

  @Test
  void hung_it_accepts_and_does_not_greet() throws Exception {
    sink.hang();
    assertThatThrownBy(() -> Smtp.send(sink.url(), "lost", "a@example.test"))
        .isInstanceOf(MessagingException.class);
    sink.resume();
    Smtp.send(sink.url(), "one", "a@example.test");
    assertThat(sink.await(1, DEADLINE)).extracting(Mail::subject).contains("one");
  }

  @Test
  void troubles_are_refusals_delays_and_cuts() throws Exception {
    assertThatThrownBy(() -> sendWith(MailSink.Trouble.refuses("RCPT")))
        .hasStackTraceContaining("500 5.3.0");
    assertThatThrownBy(() -> sendWith(MailSink.Trouble.defers("RCPT")))
        .hasStackTraceContaining("450 4.3.0");
    assertThatThrownBy(() -> sendWith(MailSink.Trouble.hangsUpAfter("DATA")))
        .isInstanceOf(MessagingException.class);
    assertThat(sink.received()).isEmpty();
    long start = System.nanoTime();
    sendWith(MailSink.Trouble.slow("DATA", Duration.ofSeconds(1)));
    assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
    sink.await(1, DEADLINE);
  }

  @Test
  void a_mail_that_was_cut_off_is_none() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          HELO lab\r
          MAIL FROM:<a@example.test>\r
          RCPT TO:<b@example.test>\r
          DATA\r
          Subject: half\r
          \r
          and no e"""
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    Smtp.send(sink.url(), "whole", "a@example.test");
    assertThat(sink.await(1, DEADLINE)).extracting(Mail::subject).containsExactly("whole");
  }

  private void sendWith(MailSink.Trouble trouble) throws MessagingException {
    sink.stop();
    sink.start(trouble);
    Smtp.send(sink.url(), "troubled", "a@example.test");
  }
}

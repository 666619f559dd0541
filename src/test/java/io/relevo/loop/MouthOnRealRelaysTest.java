package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.SampleNotices;
import io.relevo.lab.Lab;
import io.relevo.lab.Mail;
import io.relevo.lab.MailSink;
import io.relevo.lab.Need;
import io.relevo.lab.Place;
import io.relevo.lab.Postfix;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mouth, the mail and the journal against servers that are one. */
class MouthOnRealRelaysTest {
  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void a_relay_that_was_down_gets_both_mails_in_order_and_once() throws Exception {
    Lab.needs(Need.SMTP_SINK);
    try (var sink = MailSink.start(Place.loopback(), Lab.freePort(), folder.resolve("sink"));
        var desk = Desk.open(folder, sink.url(), "ana")) {
      sink.stop();
      desk.queue(SampleNotices.opening("R7K2", "ana"));
      Lab.until(SOON, "it was tried", () -> desk.tries() > 0);
      desk.queue(SampleNotices.closing("R7K2", "ana"));
      sink.start();
      Lab.until(SOON, "both are sent", () -> desk.count("sent") == 2);
      assertThat(sink.await(2, SOON))
          .extracting(Mail::messageId)
          .containsExactly("<R7K2.1.ana@example.com>", "<R7K2.2.ana@example.com>");
    }
  }

  @Test
  void of_three_recipients_the_unknown_one_is_reported_and_the_others_have_theirs()
      throws Exception {
    Lab.needs(Need.POSTFIX);
    try (var postfix = Postfix.start(Place.loopback(), Lab.freePort(), "ana", "eva");
        var desk = Desk.open(folder, postfix.url(), "ana", "luis", "eva")) {
      desk.queue(
          SampleNotices.opening("R7K2", "ana"),
          SampleNotices.opening("R7K2", "luis"),
          SampleNotices.opening("R7K2", "eva"));
      postfix.await("ana", 1, SOON);
      postfix.await("eva", 1, SOON);
      Lab.until(SOON, "luis is reported", () -> !desk.ailments().isEmpty());
      assertThat(desk.ailments().getFirst().subject().name()).isEqualTo("luis");
      assertThat(desk.ailments().getFirst().what())
          .startsWith("mail does not reach luis@example.test: ")
          .contains("550 5.1.1");
      assertThat(postfix.mails("ana").getFirst().text())
          .startsWith("DOWN: nginx-1: it closed the connection without a byte");
    }
  }
}

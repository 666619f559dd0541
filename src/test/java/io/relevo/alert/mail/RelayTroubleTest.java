package io.relevo.alert.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.alert.mail.Postman.Delivery.Accepted;
import io.relevo.alert.mail.Postman.Delivery.Later;
import io.relevo.alert.mail.Postman.Delivery.Refused;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.lab.MailSink;
import io.relevo.lab.MailSink.Trouble;
import io.relevo.lab.Need;
import io.relevo.lab.Place;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a mail when a relay is in trouble. */
class RelayTroubleTest {
  @TempDir Path folder;
  private MailSink sink;

  /** A row of the table. */
  record Case(String name, Trouble trouble, Class<? extends Delivery> outcome, boolean nobody) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("no trouble", Trouble.none(), Accepted.class, false),
        new Case("recipient unknown", Trouble.refuses("RCPT"), Refused.class, false),
        new Case("recipient greylisted", Trouble.defers("RCPT"), Later.class, false),
        new Case("sender refused", Trouble.refuses("MAIL"), Later.class, false),
        new Case("content refused", Trouble.refuses("."), Refused.class, false),
        new Case("content deferred", Trouble.defers("."), Later.class, false),
        new Case("cut at DATA", Trouble.hangsUpAfter("DATA"), Later.class, false),
        new Case("cut after the last dot", Trouble.hangsUpAfter("."), Later.class, false),
        new Case("cut at EHLO", Trouble.hangsUpAfter("EHLO"), Later.class, true),
        new Case("not let in", Trouble.refuses("CONNECT"), Later.class, true),
        new Case("not let in now", Trouble.defers("CONNECT"), Later.class, true),
        new Case(
            "no answer to the last dot",
            Trouble.slow(".", SampleMail.TIMEOUT.multipliedBy(3)),
            Later.class,
            false));
  }

  @BeforeEach
  void start() {
    Lab.needs(Need.SMTP_SINK);
    sink = MailSink.start(Place.loopback(), Lab.freePort(), folder);
  }

  @AfterEach
  void close() {
    if (sink != null) {
      sink.close();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_trouble_has_its_outcome(Case row) {
    with(row.trouble());
    var delivery = SampleMail.deliver(SampleMail.over(sink.url()));
    assertThat(delivery).isInstanceOf(row.outcome());
    if (delivery instanceof Later later) {
      assertThat(later.nobody()).isEqualTo(row.nobody());
      assertThat(later.why()).startsWith("127.0.0.1:" + sink.port() + ": ");
    }
  }

  @Test
  void a_relay_that_hangs_is_given_up_in_time() {
    sink.hang();
    var before = System.nanoTime();
    assertThat(SampleMail.deliver(SampleMail.over(sink.url())))
        .isInstanceOfSatisfying(Later.class, later -> assertThat(later.nobody()).isTrue());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    sink.resume();
  }

  @Test
  void a_relay_that_talks_without_end_is_given_up_in_time() {
    try (var relay = FaultServer.start(RelayTroubleTest::chatter)) {
      assertThat(
              SampleMail.deliver(SampleMail.over("smtp://127.0.0.1:" + relay.port(), sink.url())))
          .isInstanceOfSatisfying(
              Accepted.class,
              accepted -> assertThat(accepted.relay()).isEqualTo("127.0.0.1:" + sink.port()));
      Lab.until(Duration.ofSeconds(5), "nothing is left open", () -> relay.open() == 0);
    }
  }

  /** A greeting of very many lines, each of them in time. */
  private static void chatter(Socket client) throws IOException, InterruptedException {
    while (true) {
      client.getOutputStream().write("220-still starting\r\n".getBytes(UTF_8));
      Thread.sleep(SampleMail.TIMEOUT.dividedBy(5));
    }
  }

  @Test
  void a_relay_whose_name_is_not_found_is_tried_later() {
    assertThat(SampleMail.deliver(SampleMail.over("smtp://no-such-relay.invalid:25")))
        .isInstanceOfSatisfying(Later.class, later -> assertThat(later.nobody()).isTrue());
  }

  @Test
  void the_next_relay_is_used_when_one_cannot() {
    for (var bad :
        List.of(
            "smtp://127.0.0.1:" + Lab.freePort(),
            "smtp://no-such-relay.invalid:25",
            "smtps://127.0.0.1:" + sink.port())) {
      assertThat(SampleMail.deliver(SampleMail.over(bad, sink.url())))
          .isInstanceOfSatisfying(
              Accepted.class,
              accepted -> assertThat(accepted.relay()).isEqualTo("127.0.0.1:" + sink.port()));
    }
    assertThat(sink.await(3, Duration.ofSeconds(10)))
        .allMatch(mail -> mail.messageId().equals("<R7K2.1.ana@example.com>"));
  }

  @Test
  void the_next_relay_is_used_when_one_refuses_to_let_in_or_defers() {
    try (var second = MailSink.start(Place.loopback(), Lab.freePort(), folder.resolve("second"))) {
      for (var trouble :
          List.of(
              Trouble.refuses("CONNECT"),
              Trouble.refuses("MAIL"),
              Trouble.defers("RCPT"),
              Trouble.refuses("."))) {
        with(trouble);
        assertThat(SampleMail.deliver(SampleMail.over(sink.url(), second.url())))
            .as(trouble.toString())
            .isInstanceOf(Accepted.class);
      }
      assertThat(second.await(4, Duration.ofSeconds(10))).hasSize(4);
    }
  }

  @Test
  void a_recipient_that_is_refused_for_good_is_not_asked_of_the_next() {
    with(Trouble.refuses("RCPT"));
    var gone = "smtp://127.0.0.1:" + Lab.freePort();
    assertThat(SampleMail.deliver(SampleMail.over(sink.url(), gone))).isInstanceOf(Refused.class);
  }

  @Test
  void an_interrupt_breaks_off_a_try() throws Exception {
    sink.hang();
    var settings = SampleMail.over(sink.url());
    var outcome = new CompletableFuture<Delivery>();
    var thread = Thread.ofPlatform().start(() -> outcome.complete(SampleMail.deliver(settings)));
    thread.interrupt();
    assertThat(outcome.get(900, TimeUnit.MILLISECONDS)).isInstanceOf(Later.class);
    sink.resume();
  }

  private void with(Trouble trouble) {
    sink.stop();
    sink.start(trouble);
  }
}

package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.lab.MailSink;
import io.relevo.lab.MailSink.Trouble;
import io.relevo.lab.Need;
import io.relevo.lab.Place;
import io.relevo.lab.Postfix;
import io.relevo.probe.Cause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpProbeTest {
  @TempDir static Path folder;
  private static Lookout lookout;

  @BeforeAll
  static void open() {
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    lookout.close();
  }

  @Test
  void postfix_would_take_a_mail_for_one_user_and_not_for_another_and_gets_none() {
    Lab.needs(Need.POSTFIX);
    int port = Lab.freePort();
    try (var postfix = Postfix.start(Place.loopback(), port, "anna")) {
      assertThat(lookout.look(smtp(port, Postfix.address("anna")))).isEqualTo(Lookout.SERVING);
      lookout.finds(
          smtp(port, Postfix.address("nobody")), Cause.REJECTED, "RCPT TO: found 550 5.1.1");
      var tls = new ProbeSpec.Smtp("127.0.0.1", port, Optional.of("x"), none(), "", none());
      lookout.finds(tls, Cause.TLS, "expected STARTTLS to be offered");
      assertThat(postfix.mails("anna")).isEmpty();
      assertThat(postfix.log()).doesNotContain("lost connection after RSET");
    }
  }

  @Test
  void a_server_that_says_later_is_not_one_that_says_never() {
    Lab.needs(Need.SMTP_SINK);
    int port = Lab.freePort();
    try (var sink = MailSink.start(Place.loopback(), port, folder.resolve("sink"))) {
      assertThat(lookout.look(smtp(port, "a@example.test"))).isEqualTo(Lookout.SERVING);
      with(sink, Trouble.defers("RCPT"));
      lookout.finds(smtp(port, "a@example.test"), Cause.DEFERRED, "RCPT TO: found 450");
      with(sink, Trouble.refuses("MAIL"));
      lookout.finds(smtp(port, "a@example.test"), Cause.REJECTED, "MAIL FROM: found 500");
      with(sink, Trouble.hangsUpAfter("RCPT"));
      lookout.finds(smtp(port, "a@example.test"), Cause.CUT_SHORT, "RCPT TO: expected a reply");
      sink.hang();
      lookout.finds(smtp(port, "a@example.test"), SHORT, Cause.TIMEOUT, "sent no greeting");
      sink.resume();
      sink.stop();
      lookout.finds(smtp(port, "a@example.test"), Cause.REFUSED, "127.0.0.1");
    }
  }

  private static void with(MailSink sink, Trouble trouble) {
    sink.stop();
    sink.start(trouble);
  }

  @Test
  void what_is_not_smtp_is_told_from_what_is() {
    try (var server = FaultServer.start(says("HTTP/1.1 400 Bad Request\r\n"))) {
      lookout.finds(smtp(server.port(), "a@b"), Cause.BAD_REPLY, "found \"HTTP/1.1 400 Bad");
      server.behave(says("220 " + "x".repeat(1 << 20)));
      lookout.finds(smtp(server.port(), "a@b"), Cause.TOO_LARGE, "16384");
      server.behave(says("554 no service for you\r\n"));
      lookout.finds(smtp(server.port(), "a@b"), Cause.REJECTED, "the greeting: found 554 no");
      server.behave(says("220-half of\r\n").then(Fault.silence()));
      lookout.finds(smtp(server.port(), "a@b"), SHORT, Cause.SLOW, "the greeting: found no whole");
      server.behave(Fault.closeAtOnce());
      lookout.finds(smtp(server.port(), "a@b"), Cause.EMPTY_REPLY, "without a byte");
    }
  }

  private static ProbeSpec.Smtp smtp(int port, String to) {
    return new ProbeSpec.Smtp("127.0.0.1", port, none(), none(), "", Optional.of(to));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Fault says(String words) {
    return socket -> socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
  }
}

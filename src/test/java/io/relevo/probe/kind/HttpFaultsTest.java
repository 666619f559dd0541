package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static io.relevo.probe.kind.Lookout.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.DeafServer;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that goes wrong on the wire has its cause, within the deadline. */
class HttpFaultsTest {
  /** Often enough that both orders of a race are seen. */
  private static final int OFTEN = 50;

  private static final String OK = "HTTP/1.1 200 OK\r\n";

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
  void nobody_listens() {
    int port = Lab.freePort();
    lookout.finds(http("http://127.0.0.1:" + port), Cause.REFUSED, "127.0.0.1:" + port);
  }

  @Test
  void nobody_accepts() {
    try (var deaf = DeafServer.start()) {
      lookout.finds(
          http("http://127.0.0.1:" + deaf.port()),
          SHORT,
          Cause.CONNECT_TIMEOUT,
          "did not accept within 400 ms");
    }
  }

  @Test
  void silence_after_the_request() {
    finds(Fault.hang(), SHORT, Cause.TIMEOUT, "accepted and sent no byte within 400 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 2, no status",
    "'HTTP/1.1 200 OK\r\nServ', no status",
    "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', 200 OK and 4 bytes of body",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n', 200 OK and 2 bytes of body"
  })
  void half_an_answer_then_silence(String answer, String found) {
    finds(Fault.answer(answer).then(Fault.silence()), SHORT, Cause.SLOW, "found " + found);
  }

  @Test
  void a_slow_drip_does_not_stretch_the_deadline() {
    finds(Fault.drip(Duration.ofMillis(50)), SHORT, Cause.SLOW, "not the end, within 400 ms");
  }

  @Test
  void closed_without_a_byte() {
    finds(Fault.emptyReply(), Cause.EMPTY_REPLY, "without a byte");
  }

  @Test
  void closed_as_soon_as_accepted() {
    often(Fault.closeAtOnce(), Cause.EMPTY_REPLY, "without a byte");
  }

  @Test
  void reset_after_the_request() {
    finds(Fault.reset(), Cause.RESET, "after 0 bytes");
  }

  @Test
  void reset_in_the_body() {
    finds(Fault.resetInBody(), Cause.RESET, "reset the connection after");
  }

  @Test
  void reset_as_soon_as_accepted() {
    often(socket -> socket.setSoLinger(true, 0), Cause.RESET, "reset");
  }

  @Test
  void answered_and_closed_before_the_request_is_read() {
    var hasty =
        "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    often(socket -> socket.getOutputStream().write(hasty), Cause.BAD_STATUS, "found 503 Busy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTT",
        "HTTP/1.1 200",
        OK + "Content-Le",
        OK + "Content-Length: 9\r\n\r\nhalf",
        OK + "Transfer-Encoding: chunked\r\n\r\n9\r\nhalf",
        OK + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
      })
  void closed_in_the_middle(String answer) {
    finds(Fault.answer(answer), Cause.CUT_SHORT, "closed");
  }

  @ParameterizedTest
  @CsvSource({
    "'SSH-2.0-OpenSSH_9.2\r\n', expected HTTP/1.x found \"SSH-2.0-OpenSSH_9.2\\r\\n\"",
    "hello, expected HTTP/1.x found \"hello\"",
    "'\u0015\u0003\u0001\u0000\u0002', expected HTTP/1.x found \"\\x15\\x03\\x01\\x00\\x02\"",
    "'HTTP/1.1 abc OK\r\n\r\n', abc",
    "'HTTP/x.y 200 OK\r\n\r\n', version number",
    "'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n', many",
    "'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n', -1",
    "'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok', Content-Length",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n', chunk size",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok-and-more\r\n', CR LF"
  })
  void what_is_not_http(String answer, String found) {
    finds(
        Fault.answer(answer).then(Fault.silence()),
        Cause.BAD_REPLY,
        found.replace(" found", ", found"));
  }

  @Test
  void a_head_that_is_too_large() {
    finds(Fault.hugeHeader(), Cause.TOO_LARGE, "16 KiB");
    finds(Fault.endlessHeaders(), Cause.TOO_LARGE, "16 KiB");
    finds(Fault.answer("HTTP/1.1 200 " + "x".repeat(17 * 1024)), Cause.TOO_LARGE, "16 KiB");
  }

  @Test
  void a_body_that_is_too_large() {
    finds(Fault.endlessBody(), Cause.TOO_LARGE, "more than 262144 bytes");
    var declared = Fault.answer(OK + "Content-Length: 999999999999\r\n\r\n");
    finds(declared.then(Fault.endless("more")), Cause.TOO_LARGE, "more than 262144 bytes");
    var chunked = Fault.answer(OK + "Transfer-Encoding: chunked\r\n\r\n");
    finds(chunked.then(Fault.endless("4\r\nmore\r\n")), Cause.TOO_LARGE, "more than 262144 bytes");
    var padded = Fault.endless("1;" + "x".repeat(1000) + "\r\ny\r\n");
    finds(chunked.then(padded), Cause.TOO_LARGE, "more than 1048576 bytes");
  }

  @Test
  void without_vertx_a_look_is_unclear() {
    var closed = new Lookout();
    closed.close();
    assertThat(closed.look(http("http://127.0.0.1:1/"))).isInstanceOf(Outcome.Unclear.class);
  }

  @Test
  void closing_vertx_during_a_look_blames_nobody() throws Exception {
    try (var server = FaultServer.start(Fault.halfThenSilence())) {
      var closing = new Lookout();
      var probe =
          new Probes(closing.vertx, Lookout.BEATS).make(http(server.uri("/")), Lookout.AMPLE);
      var outcome = probe.look().toCompletableFuture();
      Lab.until(Lookout.AMPLE, "the look has begun", () -> server.open() == 1);
      closing.close();
      assertThat(outcome.get()).isEqualTo(new Outcome.Unclear("Relevo is stopping"));
    }
  }

  private static void finds(Fault fault, Cause cause, String evidence) {
    finds(fault, Lookout.AMPLE, cause, evidence);
  }

  private static void finds(Fault fault, Duration timeout, Cause cause, String evidence) {
    try (var server = FaultServer.start(fault)) {
      lookout.finds(http(server.uri("/")), timeout, cause, evidence);
      Lab.until(Lookout.AMPLE, "the connection is let go of", () -> server.open() == 0);
    }
  }

  private static void often(Fault fault, Cause cause, String evidence) {
    try (var server = FaultServer.start(fault)) {
      for (int i = 0; i < OFTEN; i++) {
        lookout.finds(http(server.uri("/")), cause, evidence);
      }
    }
  }
}

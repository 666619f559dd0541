package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static io.relevo.probe.kind.Lookout.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec.Expect;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each cause, from a server that does exactly what it is named after. */
class HttpProbeTest {
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
  void a_whole_answer_passes_and_the_request_is_proper() throws IOException {
    try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      assertThat(lookout.look(http(server.url("/healthz?deep=1")))).isEqualTo(Lookout.passed());
      assertThat(server.request().split("\r\n"))
          .containsExactly(
              "GET /healthz?deep=1 HTTP/1.1",
              "Host: 127.0.0.1:" + server.port(),
              "User-Agent: relevo",
              "Accept: */*",
              "Connection: close");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nok",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 302\r\n\r\n"
      })
  void every_way_to_end_an_answer_is_understood(String answer) throws IOException {
    try (var server = RawServer.answering(answer)) {
      assertThat(lookout.look(http(server.url("/")))).isEqualTo(Lookout.passed());
    }
  }

  @Test
  void an_answer_with_its_length_ends_the_look_though_the_connection_stays_open() throws Exception {
    try (var server =
        RawServer.answeringThenSilent("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      assertThat(lookout.look(http(server.url("/")))).isEqualTo(Lookout.passed());
      Lab.until(Duration.ofSeconds(5), "the connection is let go of", () -> server.open() == 0);
    }
  }

  @Test
  void nobody_listens() {
    int port = Lab.freePort();
    lookout.finds(http("http://127.0.0.1:" + port), Cause.REFUSED, "127.0.0.1:" + port);
  }

  @Test
  void a_full_backlog_does_not_accept() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var a = new Socket(server.getInetAddress(), server.getLocalPort());
        var b = new Socket(server.getInetAddress(), server.getLocalPort())) {
      assertThat(a.isConnected() && b.isConnected()).isTrue();
      lookout.finds(
          http("http://127.0.0.1:" + server.getLocalPort()),
          SHORT,
          Cause.CONNECT_TIMEOUT,
          "did not accept within 400 ms");
    }
  }

  @Test
  void silence_after_the_request() throws IOException {
    try (var server = RawServer.answeringThenSilent("")) {
      lookout.finds(
          http(server.url("/")), SHORT, Cause.TIMEOUT, "accepted and sent no byte within 400 ms");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 2, no status",
    "'HTTP/1.1 200 OK\r\nServ', no status",
    "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', 200 OK and 4 bytes of body",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n', 200 OK and 2 bytes of body"
  })
  void half_an_answer_then_silence(String answer, String found) throws IOException {
    try (var server = RawServer.answeringThenSilent(answer)) {
      lookout.finds(http(server.url("/")), SHORT, Cause.SLOW, "found " + found);
    }
  }

  @Test
  void a_slow_drip_does_not_stretch_the_deadline() throws IOException {
    try (var server =
        RawServer.asked(
            socket -> {
              RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
              RawServer.drip(socket, ".", Duration.ofMillis(50));
            })) {
      lookout.finds(http(server.url("/")), SHORT, Cause.SLOW, "not the end, within 400 ms");
    }
  }

  @Test
  void closed_without_a_byte() throws IOException {
    try (var server = RawServer.answering("")) {
      lookout.finds(http(server.url("/")), Cause.EMPTY_REPLY, "without a byte");
    }
  }

  @Test
  void closed_as_soon_as_accepted() throws IOException {
    try (var server = RawServer.accepting(_ -> {})) {
      for (int i = 0; i < 50; i++) {
        lookout.finds(http(server.url("/")), Cause.EMPTY_REPLY, "without a byte");
      }
    }
  }

  @Test
  void reset_after_the_request() throws IOException {
    try (var server = RawServer.asked(RawServer::reset)) {
      lookout.finds(http(server.url("/")), Cause.RESET, "after 0 bytes");
    }
  }

  @Test
  void reset_as_soon_as_accepted() throws IOException {
    try (var server = RawServer.accepting(RawServer::reset)) {
      for (int i = 0; i < 50; i++) {
        lookout.finds(http(server.url("/")), Cause.RESET, "reset");
      }
    }
  }

  @Test
  void answered_and_closed_before_the_request_is_read() throws IOException {
    try (var server =
        RawServer.accepting(
            socket -> RawServer.send(socket, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"))) {
      for (int i = 0; i < 50; i++) {
        lookout.finds(http(server.url("/")), Cause.BAD_STATUS, "found 503 Busy");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTT",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
      })
  void closed_in_the_middle(String answer) throws IOException {
    try (var server = RawServer.answering(answer)) {
      lookout.finds(http(server.url("/")), Cause.CUT_SHORT, "closed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'SSH-2.0-OpenSSH_9.2\r\n', \"SSH-2.0-OpenSSH_9.2\\r\\n\"",
    "'220 mail ESMTP\r\n', \"220 mail ESMTP\\r\\n\"",
    "hello, \"hello\"",
    "'HTTP/1.1 abc OK\r\n\r\n', abc",
    "'HTTP/x.y 200 OK\r\n\r\n', version number",
    "'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n', many",
    "'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n', -1",
    "'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok', Content-Length",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n', chunk size",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok-and-more\r\n', CR LF"
  })
  void what_is_not_http(String answer, String found) throws IOException {
    try (var server = RawServer.answeringThenSilent(answer)) {
      lookout.finds(http(server.url("/")), Cause.BAD_REPLY, found);
    }
  }

  @Test
  void a_tls_server_asked_without_tls() throws IOException {
    try (var server = RawServer.answering("\u0015\u0003\u0001\u0000\u0002\u0002F")) {
      lookout.finds(http(server.url("/")), Cause.BAD_REPLY, "\\x15\\x03\\x01\\x00\\x02");
    }
  }

  @Test
  void a_status_that_is_not_expected() throws IOException {
    try (var server = RawServer.answering("HTTP/1.1 503 Go\u007f away\r\n\r\n")) {
      lookout.finds(
          http(server.url("/")),
          Cause.BAD_STATUS,
          "expected status 200-399, found 503 Go\\x7f away");
      var exactly = new Expect(200, 200, false, Optional.empty());
      lookout.finds(http(server.url("/"), exactly), Cause.BAD_STATUS, "expected status 200, found");
      var teapot = new Expect(503, 503, false, Optional.empty());
      assertThat(lookout.look(http(server.url("/"), teapot))).isEqualTo(Lookout.passed());
    }
  }

  @Test
  void an_empty_body_fails_only_where_one_is_expected() throws IOException {
    try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      var body = new Expect(200, 399, true, Optional.empty());
      lookout.finds(http(server.url("/"), body), Cause.EMPTY_BODY, "found none (200 OK)");
      assertThat(lookout.look(http(server.url("/")))).isEqualTo(Lookout.passed());
    }
  }

  @Test
  void a_body_must_contain_what_is_expected_wherever_it_is_split() throws IOException {
    var expect = new Expect(200, 399, true, Optional.of("größer"));
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    // "größer" in UTF-8, cut within the ö
    try (var good =
            RawServer.answering(
                chunked + "3\r\ngr\u00c3\r\n5\r\n\u00b6\u00c3\u009fer\r\n0\r\n\r\n");
        var bad = RawServer.answering(chunked + "5\r\nsmall\r\n0\r\n\r\n")) {
      assertThat(lookout.look(http(good.url("/"), expect))).isEqualTo(Lookout.passed());
      lookout.finds(
          http(bad.url("/"), expect),
          Cause.BAD_BODY,
          "expected a body with \"größer\", found \"small\"");
    }
  }

  @Test
  void a_huge_head() throws IOException {
    String line = "X-Filler: " + "x".repeat(1000) + "\r\n";
    try (var server = RawServer.answering("HTTP/1.1 200 OK\r\n" + line.repeat(17) + "\r\n");
        var status = RawServer.answering("HTTP/1.1 200 " + "x".repeat(17 * 1024));
        var fits = RawServer.answering("HTTP/1.1 200 OK\r\n" + line.repeat(15) + "\r\n")) {
      lookout.finds(http(server.url("/")), Cause.TOO_LARGE, "16 KiB");
      lookout.finds(http(status.url("/")), Cause.TOO_LARGE, "16 KiB");
      assertThat(lookout.look(http(fits.url("/")))).isEqualTo(Lookout.passed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Length: 999999999999\r\n", "Transfer-Encoding: chunked\r\n"})
  void an_endless_body(String framing) throws IOException {
    String piece = (framing.startsWith("Tr") ? "400\r\n" : "") + "x".repeat(1024) + "\r\n";
    try (var server =
        RawServer.asked(
            socket -> {
              RawServer.send(socket, "HTTP/1.1 200 OK\r\n" + framing + "\r\n");
              while (true) {
                RawServer.send(socket, piece);
              }
            })) {
      lookout.finds(http(server.url("/")), Cause.TOO_LARGE, "more than 262144 bytes");
      Lab.until(Duration.ofSeconds(5), "the connection is let go of", () -> server.open() == 0);
    }
  }

  @Test
  void an_endless_body_in_tiny_chunks() throws IOException {
    try (var server =
        RawServer.asked(
            socket -> {
              RawServer.send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              while (true) {
                RawServer.send(socket, ("1;" + "x".repeat(1000) + "\r\ny\r\n").repeat(20));
              }
            })) {
      lookout.finds(http(server.url("/")), Cause.TOO_LARGE, "more than 1048576 bytes");
    }
  }

  @Test
  void a_literal_ipv6_address() throws IOException {
    try (var server = new ServerSocket(0, 50, InetAddress.ofLiteral("::1"))) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = server.accept()) {
                  RawServer.send(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                  RawServer.awaitEnd(socket);
                } catch (IOException e) {
                  // the look is over
                }
              });
      assertThat(lookout.look(http("http://[::1]:" + server.getLocalPort() + "/")))
          .isEqualTo(Lookout.passed());
    }
    int port = Lab.freePort();
    lookout.finds(http("http://[::1]:" + port), Cause.REFUSED, "[::1]:" + port);
  }

  @Test
  void after_vertx_is_closed_a_look_is_unclear() {
    var closed = new Lookout();
    closed.close();
    assertThat(closed.look(http("http://127.0.0.1:1/"))).isInstanceOf(Outcome.Unclear.class);
  }

  @Test
  void closing_vertx_during_a_look_blames_nobody() throws Exception {
    try (var server = RawServer.answeringThenSilent("HTTP/1.1 200 OK\r\n")) {
      var closing = new Lookout();
      var outcome = new Probes(closing.vertx).make(http(server.url("/")), Lookout.AMPLE).look();
      Lab.until(Lookout.AMPLE, "the look has begun", () -> server.open() == 1);
      closing.close();
      assertThat(outcome.toCompletableFuture().get()).isInstanceOf(Outcome.Unclear.class);
    }
  }
}

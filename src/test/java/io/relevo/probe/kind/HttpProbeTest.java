package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Expect;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are HTTP, and what is expected of them. */
class HttpProbeTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static Lookout lookout;

  @BeforeAll
  static void open() {
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    lookout.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        CHUNKED + "2\r\nok\r\n0\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nok",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 302\r\n\r\n"
      })
  void every_way_to_end_an_answer_is_understood(String answer) {
    try (var server = FaultServer.start(Fault.answer(answer))) {
      assertThat(lookout.look(http(server.uri("/")))).isEqualTo(Lookout.SERVING);
    }
  }

  @Test
  void the_last_byte_ends_the_look_though_the_server_would_keep_the_connection() {
    var answer = Fault.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    try (var server = FaultServer.start(answer.then(Fault.silence()))) {
      assertThat(lookout.look(http(server.uri("/")))).isEqualTo(Lookout.SERVING);
      Lab.until(Lookout.AMPLE, "the connection is let go of", () -> server.open() == 0);
    }
  }

  @Test
  void a_status_that_is_not_expected() {
    try (var server = FaultServer.start(Fault.answer("HTTP/1.1 503 Go\u007f away\r\n\r\n"))) {
      lookout.finds(
          http(server.uri("/")),
          Cause.BAD_STATUS,
          "expected status 200-399, found 503 Go\\x7f away");
      var exactly = new Expect(200, 200, false, Optional.empty());
      lookout.finds(http(server.uri("/"), exactly), Cause.BAD_STATUS, "expected status 200, found");
      var busy = new Expect(503, 503, false, Optional.empty());
      assertThat(lookout.look(http(server.uri("/"), busy))).isEqualTo(Lookout.SERVING);
    }
  }

  @Test
  void an_empty_body_fails_only_where_one_is_expected() {
    try (var server = FaultServer.start(Fault.emptyBody())) {
      var body = new Expect(200, 399, true, Optional.empty());
      lookout.finds(http(server.uri("/"), body), Cause.EMPTY_BODY, "found none (200 OK)");
      assertThat(lookout.look(http(server.uri("/")))).isEqualTo(Lookout.SERVING);
    }
  }

  @Test
  void a_body_must_contain_what_is_expected_wherever_it_is_split() {
    // in UTF-8, and cut within the ö
    var good = Fault.answer(CHUNKED + "3\r\ngr\u00c3\r\n5\r\n\u00b6\u00c3\u009fer\r\n0\r\n\r\n");
    var expect = new Expect(200, 399, true, Optional.of("größer"));
    try (var server = FaultServer.start(good)) {
      assertThat(lookout.look(http(server.uri("/"), expect))).isEqualTo(Lookout.SERVING);
      server.behave(Fault.answer(CHUNKED + "5\r\nsmall\r\n0\r\n\r\n"));
      lookout.finds(
          http(server.uri("/"), expect),
          Cause.BAD_BODY,
          "expected a body with \"größer\", found \"small\"");
    }
  }

  @Test
  void a_literal_ipv6_address() throws IOException {
    try (var server = new ServerSocket(0, 50, InetAddress.ofLiteral("::1"))) {
      var url = "http://[::1]:" + server.getLocalPort() + "/";
      Thread.ofVirtual().start(() -> answerOnce(server));
      assertThat(lookout.look(http(url))).isEqualTo(Lookout.SERVING);
    }
    lookout.finds(http("http://[::1]:" + Lab.freePort()), Cause.REFUSED, "[::1]:");
  }

  private static void answerOnce(ServerSocket server) {
    try (Socket socket = server.accept()) {
      Fault.none().meet(socket);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

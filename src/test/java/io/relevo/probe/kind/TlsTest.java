package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static io.relevo.probe.kind.Lookout.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate must be valid today, for this name, and of an authority that is trusted. */
class TlsTest {
  @TempDir static Path folder;
  private static Authority authority;
  private static SSLContext good;
  private static SSLContext expired;
  private static Lookout lookout;

  @BeforeAll
  static void open() throws Exception {
    authority = new Authority(folder);
    expired = authority.server("ip:127.0.0.1", "-3d", 2);
    good = authority.server("ip:127.0.0.1", "-1d", 5);
    lookout = Lookout.trusting(authority.trust());
  }

  @AfterAll
  static void close() {
    lookout.close();
  }

  @Test
  void a_good_certificate_passes() {
    try (var server = FaultServer.start(tls(good, Fault.none()))) {
      assertThat(lookout.look(http(secure(server)))).isEqualTo(Lookout.SERVING);
      Lab.until(Lookout.AMPLE, "the connection is let go of", () -> server.open() == 0);
    }
  }

  @Test
  void a_certificate_that_has_expired() {
    finds(expired, "the certificate has expired (NotAfter: ");
  }

  @Test
  void a_certificate_that_is_not_valid_yet() throws Exception {
    finds(
        authority.server("ip:127.0.0.1", "+2d", 3), "the certificate is not valid yet (NotBefore");
  }

  @Test
  void a_certificate_for_another_name() throws Exception {
    finds(authority.server("dns:other.example.com", "-1d", 5), "127.0.0.1");
  }

  @Test
  void a_name_is_checked_as_it_is_written() throws Exception {
    var context = authority.server("dns:localhost", "-1d", 5);
    try (var server = FaultServer.start(tls(context, Fault.none()))) {
      var url = URI.create("https://localhost:" + server.port() + "/");
      assertThat(lookout.look(http(url))).isEqualTo(Lookout.SERVING);
    }
  }

  @Test
  void an_authority_that_is_not_trusted() {
    var others = new Lookout();
    try (var server = FaultServer.start(tls(good, Fault.none()))) {
      others.finds(http(secure(server)), Cause.TLS, "no trusted authority has signed");
    } finally {
      others.close();
    }
  }

  @Test
  void a_certificate_that_was_changed_is_seen_at_once() {
    try (var server = FaultServer.start(tls(good, Fault.none()))) {
      assertThat(lookout.look(http(secure(server)))).isEqualTo(Lookout.SERVING);
      server.behave(tls(expired, Fault.none()));
      lookout.finds(http(secure(server)), Cause.TLS, "expired");
    }
  }

  @Test
  void plain_text_where_tls_is_expected() {
    try (var server = FaultServer.start(plain("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      lookout.finds(http(secure(server)), Cause.TLS, "expected TLS, found plain bytes");
    }
  }

  @Test
  void silence_before_and_within_the_handshake() {
    try (var server = FaultServer.start(Fault.silence())) {
      lookout.finds(http(secure(server)), SHORT, Cause.TIMEOUT, "sent no byte");
      server.behave(plain("\u0016\u0003\u0003").then(Fault.silence()));
      lookout.finds(http(secure(server)), SHORT, Cause.SLOW, "half of a TLS handshake");
    }
  }

  @Test
  void closed_before_and_within_the_handshake() {
    try (var server = FaultServer.start(plain(""))) {
      lookout.finds(http(secure(server)), Cause.EMPTY_REPLY, "without a byte");
      server.behave(plain("\u0016\u0003\u0003"));
      lookout.finds(http(secure(server)), Cause.TLS, "in the middle of the handshake");
    }
  }

  @Test
  void faults_after_the_handshake_are_those_of_http() {
    try (var server = FaultServer.start(tls(good, Fault.emptyReply()))) {
      lookout.finds(http(secure(server)), Cause.EMPTY_REPLY, "without a byte");
      server.behave(tls(good, Fault.hang()));
      lookout.finds(http(secure(server)), SHORT, Cause.TIMEOUT, "sent no byte");
      server.behave(tls(good, Fault.shortBody()));
      lookout.finds(http(secure(server)), Cause.CUT_SHORT, "200 OK and 6 bytes");
      server.behave(tls(good, Fault.garbage()));
      lookout.finds(http(secure(server)), Cause.BAD_REPLY, "expected HTTP/1.x");
    }
  }

  private static void finds(SSLContext context, String evidence) {
    try (var server = FaultServer.start(tls(context, Fault.none()))) {
      lookout.finds(http(secure(server)), Cause.TLS, evidence);
      Lab.until(Lookout.AMPLE, "the connection is let go of", () -> server.open() == 0);
    }
  }

  private static URI secure(FaultServer server) {
    return URI.create("https://127.0.0.1:" + server.port() + "/");
  }

  /** Meets the connection within TLS. */
  private static Fault tls(SSLContext context, Fault within) {
    return socket -> {
      try (Socket secured = secured(context, socket)) {
        within.meet(secured);
      }
    };
  }

  private static Socket secured(SSLContext context, Socket socket) throws IOException {
    var factory = context.getSocketFactory();
    var host = InetAddress.getLoopbackAddress().getHostAddress();
    var secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  /** Reads the client's hello and answers with exactly this. */
  private static Fault plain(String answer) {
    return socket -> {
      int read = socket.getInputStream().read(new byte[4096]);
      assertThat(read).isPositive();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    };
  }
}

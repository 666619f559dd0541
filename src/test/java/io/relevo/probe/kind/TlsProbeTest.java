package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Limits.Limit;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.StartTls;
import io.relevo.fleet.TlsVersion;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsProbeTest {
  private static final String NAME = "shop.example.com";
  @TempDir static Path folder;
  private static Authority authority;
  private static SSLContext good;
  private static SSLContext expired;
  private static Lookout lookout;

  @BeforeAll
  static void open() throws Exception {
    authority = new Authority(folder);
    good = authority.server("dns:" + NAME, "-1d", 5);
    expired = authority.server("dns:" + NAME, "-3d", 2);
    lookout = Lookout.trusting(authority.trust());
  }

  @AfterAll
  static void close() {
    lookout.close();
  }

  @Test
  void a_good_certificate_passes_and_says_how_long_it_is_valid() {
    try (var server = FaultServer.start(tls(good))) {
      assertThat(days(lookout.look(spec(server, NAME, Limits.NONE)))).isBetween(3.9, 4.0);
    }
  }

  @Test
  void one_that_expires_soon_is_a_flaw_and_very_soon_a_failure() {
    try (var server = FaultServer.start(tls(good))) {
      var soon = (Outcome.Passed) lookout.look(spec(server, NAME, limits(21, 1)));
      assertThat(soon.flaw().map(Flaw::cause)).contains(Cause.EXPIRING);
      lookout.finds(spec(server, NAME, limits(21, 5)), Cause.EXPIRING, "limit 5 d");
    }
  }

  @Test
  void what_is_wrong_with_a_certificate_is_said_in_words() {
    finds(expired, NAME, "the certificate has expired (NotAfter: ");
    finds(good, "www.example.com", "the certificate is for shop.example.com (No subject");
    try (var others = new Lookout();
        var server = FaultServer.start(tls(good))) {
      others.finds(
          spec(server, NAME, Limits.NONE), Cause.TLS, "its root CN=authority is not trusted here");
    }
  }

  @Test
  void a_certificate_that_expired_still_says_when() {
    try (var server = FaultServer.start(tls(expired))) {
      assertThat(days(lookout.look(spec(server, NAME, Limits.NONE)))).isBetween(-1.1, -0.9);
    }
  }

  @Test
  void a_protocol_that_is_too_old() {
    try (var server = FaultServer.start(tls(good, "TLSv1.2"))) {
      lookout.finds(
          spec(server, NAME, TlsVersion.TLS_1_3, StartTls.NONE),
          Cause.TLS,
          "expected TLSv1.3 or newer, found TLSv1.2");
    }
  }

  @Test
  void tls_is_begun_within_smtp() {
    var smtp =
        says("220 hello\r\n")
            .then(says("250-mail\r\n250 STARTTLS\r\n"))
            .then(says("220 go on\r\n"));
    try (var server = FaultServer.start(asked(smtp).then(tls(good)))) {
      var spec = spec(server, NAME, TlsVersion.TLS_1_2, StartTls.SMTP);
      assertThat(days(lookout.look(spec))).isBetween(3.9, 4.0);
      server.behave(asked(smtp).then(tls(expired)));
      lookout.finds(spec, Cause.TLS, "expired");
    }
  }

  @Test
  void plain_bytes_silence_and_an_early_end() {
    try (var server = FaultServer.start(says("220 hello\r\n").then(Fault.silence()))) {
      lookout.finds(spec(server, NAME, Limits.NONE), Cause.TLS, "found plain bytes");
      server.behave(Fault.silence());
      lookout.finds(spec(server, NAME, Limits.NONE), SHORT, Cause.TIMEOUT, "sent no byte");
      server.behave(says("\u0016\u0003\u0003").then(Fault.silence()));
      lookout.finds(spec(server, NAME, Limits.NONE), SHORT, Cause.SLOW, "half of a TLS");
    }
  }

  private static void finds(SSLContext context, String name, String evidence) {
    try (var server = FaultServer.start(tls(context))) {
      lookout.finds(spec(server, name, Limits.NONE), Cause.TLS, evidence);
    }
  }

  private static double days(Outcome outcome) {
    return outcome.measures().getFirst().value() / Duration.ofDays(1).toSeconds();
  }

  private static Limits limits(int degraded, int down) {
    return new Limits(List.of(days(degraded)), List.of(days(down)));
  }

  private static Limit days(int days) {
    return new Limit(Measure.EXPIRES_IN, Duration.ofDays(days).toSeconds());
  }

  private static ProbeSpec.Tls spec(FaultServer server, String name, Limits limits) {
    return new ProbeSpec.Tls(
        "127.0.0.1", server.port(), name, TlsVersion.TLS_1_2, StartTls.NONE, limits);
  }

  private static ProbeSpec.Tls spec(
      FaultServer server, String name, TlsVersion least, StartTls how) {
    return new ProbeSpec.Tls("127.0.0.1", server.port(), name, least, how, Limits.NONE);
  }

  private static Fault tls(SSLContext context, String... protocols) {
    return socket -> {
      try (var secured = secured(context, socket)) {
        if (protocols.length > 0) {
          secured.setEnabledProtocols(protocols);
        }
        secured.startHandshake();
        Fault.silence().meet(secured);
      }
    };
  }

  private static SSLSocket secured(SSLContext context, Socket socket) throws IOException {
    var host = InetAddress.getLoopbackAddress().getHostAddress();
    var secured =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private static Fault says(String words) {
    return socket -> socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The client says EHLO after the greeting and STARTTLS after the answer: both are read here. */
  private static Fault asked(Fault answers) {
    return socket -> {
      answers.meet(socket);
      for (int lines = 0; lines < 2; ) {
        lines += socket.getInputStream().read() == '\n' ? 1 : 0;
      }
    };
  }
}

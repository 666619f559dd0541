package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault as a plain socket sees it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FaultServerTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  static Stream<Fault> good() {
    return Stream.of(Fault.none(), Fault.untilClose(), Fault.drip(Duration.ofMillis(1)));
  }

  @ParameterizedTest
  @MethodSource("good")
  void good_ones_say_hello(Fault fault) throws IOException {
    try (FaultServer server = FaultServer.start(fault)) {
      Http.Reply reply = Http.get(server.uri("/"), DEADLINE);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("hello\n");
    }
  }

  static Stream<Fault> silent() {
    return Stream.of(Fault.hang(), Fault.halfThenSilence(), Fault.drip(Duration.ofMillis(100)));
  }

  @ParameterizedTest
  @MethodSource("silent")
  void silent_ones_use_up_the_patience(Fault fault) {
    assertThatThrownBy(() -> get(fault)).isInstanceOf(SocketTimeoutException.class);
  }

  static Stream<Fault> resets() {
    return Stream.of(Fault.reset(), Fault.resetInBody());
  }

  @ParameterizedTest
  @MethodSource("resets")
  void resets_are_resets(Fault fault) {
    assertThatThrownBy(() -> get(fault))
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }

  @Test
  void an_empty_reply_is_an_end_without_a_byte() {
    assertThatThrownBy(() -> get(Fault.emptyReply())).hasMessage("empty reply");
    assertThatThrownBy(() -> get(Fault.closeAtOnce())).isInstanceOf(IOException.class);
  }

  @Test
  void broken_talk_is_no_http() {
    assertThatThrownBy(() -> get(Fault.halfStatusLine())).hasMessage("no HTTP answer");
    assertThatThrownBy(() -> get(Fault.garbage())).hasMessage("no HTTP answer");
    assertThatThrownBy(() -> get(Fault.endlessHeaders())).hasMessage("no HTTP answer");
    assertThatThrownBy(() -> get(Fault.hugeHeader())).hasMessage("no HTTP answer");
  }

  @Test
  void statuses_and_bodies_are_as_announced() throws IOException {
    assertThat(get(Fault.status(404)).status()).isEqualTo(404);
    assertThat(get(Fault.emptyBody()).body()).isEmpty();
    assertThat(get(Fault.maintenance()).head()).contains("Retry-After: 120");
    assertThat(get(Fault.badChunk()).body()).startsWith("zz");
    assertThat(get(Fault.chunked()).body()).startsWith("6");
    assertThat(get(Fault.shortBody()).body()).hasSizeLessThan(100);
    assertThat(get(Fault.longBody()).body()).hasSizeGreaterThan(6);
    assertThat(get(Fault.badLength()).head()).contains("many");
    assertThat(get(Fault.endlessBody()).body()).hasSizeGreaterThan(60_000);
  }

  @Test
  void it_counts_and_can_change_its_mind() throws IOException {
    try (FaultServer server = FaultServer.start(Fault.status(500))) {
      assertThat(Http.get(server.uri("/"), PATIENCE).status()).isEqualTo(500);
      server.behave(Fault.none());
      assertThat(Http.get(server.uri("/"), PATIENCE).status()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(2);
      Lab.until(DEADLINE, "none is left open", () -> server.open() == 0);
    }
  }

  @Test
  void closing_it_ends_those_who_hang() throws IOException {
    FaultServer server = FaultServer.start(Fault.hang());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      Lab.until(DEADLINE, "accepted", () -> server.open() == 1);
      server.close();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void nobody_gets_through_to_the_deaf() {
    try (DeafServer deaf = DeafServer.start();
        Socket socket = new Socket()) {
      assertThatThrownBy(
              () ->
                  socket.connect(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), deaf.port()), 300))
          .isInstanceOf(SocketTimeoutException.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Http.Reply get(Fault fault) throws IOException {
    try (FaultServer server = FaultServer.start(fault)) {
      return Http.get(server.uri("/"), PATIENCE);
    }
  }
}

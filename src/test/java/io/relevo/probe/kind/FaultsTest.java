package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kernel says, and whose fault it is. */
class FaultsTest {

  static Stream<Arguments> ofTheTarget() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused: /192.0.2.1:80"), Cause.REFUSED),
        Arguments.of(new ConnectException("Connection timed out"), Cause.CONNECT_TIMEOUT),
        Arguments.of(new NoRouteToHostException("No route to host"), Cause.UNREACHABLE),
        Arguments.of(new SocketException("Network is unreachable"), Cause.UNREACHABLE),
        Arguments.of(new SocketException("Host is down"), Cause.UNREACHABLE),
        Arguments.of(new SocketException("Connection reset by peer"), Cause.RESET));
  }

  @ParameterizedTest
  @MethodSource("ofTheTarget")
  void connecting_failed_because_of_the_target(IOException fault, Cause cause) {
    var outcome = (Outcome.Failed) Faults.connecting("lb-1:80", fault);
    assertThat(outcome.cause()).isEqualTo(cause);
    assertThat(outcome.detail()).startsWith("lb-1:80: ").doesNotContain("192.0.2.1");
  }

  static Stream<Exception> ofUs() {
    return Stream.of(
        new BindException("Cannot assign requested address"),
        new SocketException("Operation not permitted"),
        new SocketException("Ein Fehler in der Sprache des Betriebssystems"),
        new ClosedChannelException(),
        new IllegalStateException("a bug"));
  }

  @ParameterizedTest
  @MethodSource("ofUs")
  void connecting_failed_because_of_us(Exception fault) {
    assertThat(Faults.connecting("lb-1:80", fault)).isInstanceOf(Outcome.Unclear.class);
  }

  @Test
  void without_file_descriptors_nothing_is_said_of_the_target() {
    var fault = new ChannelException("Failed to open", new SocketException("Too many open files"));
    assertThat(Faults.opening(fault))
        .isEqualTo(new Outcome.Unclear("opening a socket: Too many open files"));
  }
}

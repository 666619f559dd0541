package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClientTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration OFTEN = Duration.ofMillis(10);

  @Test
  void it_remembers_when_it_was_served_and_when_not() throws IOException {
    try (FaultServer server = FaultServer.start(Fault.none());
        Client client = Client.start(Place.loopback(), server.uri("/"), OFTEN)) {
      assertThat(client.awaitSuccess(DEADLINE).result()).isEqualTo("hello");
      Instant before = Instant.now();
      assertThat(client.failedSince(Instant.EPOCH)).isEmpty();
      server.behave(Fault.status(503));
      assertThat(client.awaitFailure(DEADLINE).result()).isEqualTo("status 503");
      server.behave(Fault.emptyReply());
      Lab.until(
          DEADLINE, "empty", () -> client.awaitFailure(DEADLINE).result().equals("empty reply"));
      server.behave(Fault.none());
      client.awaitSuccess(DEADLINE);
      assertThat(client.failedSince(before)).hasSizeGreaterThan(1);
      assertThat(client.requests()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }
  }

  @Test
  void its_patience_ends_after_three_hundred_milliseconds() {
    try (FaultServer server = FaultServer.start(Fault.hang());
        Client client = Client.start(Place.loopback(), server.uri("/"), OFTEN)) {
      assertThat(client.awaitFailure(DEADLINE).took())
          .isBetween(Duration.ofMillis(290), Duration.ofSeconds(3));
    }
  }
}

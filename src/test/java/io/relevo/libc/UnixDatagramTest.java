package io.relevo.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UnixDatagramTest {
  @TempDir Path folder;

  @Test
  void it_arrives_whole_at_a_path() throws Throwable {
    try (var receiver = new NotifySocket(folder.resolve("notify").toString())) {
      UnixDatagram.send(receiver.address(), "READY=1\nSTATUS=vigía");

      assertThat(receiver.received()).contains("READY=1\nSTATUS=vigía");
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void it_arrives_at_an_abstract_name() throws Throwable {
    try (var receiver = new NotifySocket("@relevo-test-" + UUID.randomUUID())) {
      UnixDatagram.send(receiver.address(), "WATCHDOG=1");

      assertThat(receiver.received()).contains("WATCHDOG=1");
    }
  }

  @Test
  void nobody_listening_is_an_error() {
    var nowhere = folder.resolve("nowhere").toString();

    assertThatIOException()
        .isThrownBy(() -> UnixDatagram.send(nowhere, "READY=1"))
        .withMessage("sendto " + nowhere + ": must succeed (was: errno 2)");
  }

  @Test
  void a_name_that_does_not_fit_is_an_error() {
    assertThatIOException()
        .isThrownBy(() -> UnixDatagram.send("/" + "x".repeat(107), "READY=1"))
        .withMessageContaining("fewer than 108 bytes");
  }

  @Test
  @Timeout(30)
  void a_receiver_that_does_not_read_stops_nobody() throws Throwable {
    try (var receiver = new NotifySocket(folder.resolve("notify").toString())) {
      assertThatIOException()
          .isThrownBy(() -> sendForEver(receiver.address()))
          .withMessageContaining("errno 11");
    }
  }

  private static void sendForEver(String address) throws IOException {
    while (true) {
      UnixDatagram.send(address, "WATCHDOG=1");
    }
  }
}

package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.DeafServer;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TcpProbeTest {
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
  void an_accepted_connection_passes_and_is_let_go_of() {
    try (var server = FaultServer.start(Fault.silence())) {
      assertThat(lookout.look(new ProbeSpec.Tcp("127.0.0.1", server.port())))
          .isEqualTo(Lookout.SERVING);
      Lab.until(
          Lookout.AMPLE,
          "the connection is let go of",
          () -> server.connections() == 1 && server.open() == 0);
    }
  }

  @Test
  void a_name_of_the_hosts_file_is_resolved() {
    try (var server = FaultServer.start(Fault.silence())) {
      assertThat(lookout.look(new ProbeSpec.Tcp("localhost", server.port())))
          .isEqualTo(Lookout.SERVING);
    }
    lookout.finds(
        new ProbeSpec.Tcp("localhost", Lab.freePort()), Cause.REFUSED, "(127.0.0.1): Connection");
  }

  @Test
  void nobody_listens() {
    int port = Lab.freePort();
    lookout.finds(new ProbeSpec.Tcp("::1", port), Cause.REFUSED, "[::1]:" + port + ": Connection");
  }

  @Test
  void nobody_accepts() {
    try (var deaf = DeafServer.start()) {
      lookout.finds(
          new ProbeSpec.Tcp("127.0.0.1", deaf.port()),
          SHORT,
          Cause.CONNECT_TIMEOUT,
          "did not accept within 400 ms");
    }
  }
}

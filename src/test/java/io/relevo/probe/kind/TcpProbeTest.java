package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
  void an_accepted_connection_passes_and_is_let_go_of() throws IOException {
    try (var server = RawServer.accepting(RawServer::awaitEnd)) {
      assertThat(lookout.look(new ProbeSpec.Tcp("127.0.0.1", server.port())))
          .isEqualTo(Lookout.passed());
      Lab.until(
          Lookout.AMPLE,
          "the connection is let go of",
          () -> server.accepted() == 1 && server.open() == 0);
    }
  }

  @Test
  void a_name_of_the_hosts_file_is_resolved() throws IOException {
    try (var server = RawServer.accepting(RawServer::awaitEnd)) {
      assertThat(lookout.look(new ProbeSpec.Tcp("localhost", server.port())))
          .isEqualTo(Lookout.passed());
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
  void a_full_backlog_does_not_accept() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var a = new Socket(server.getInetAddress(), server.getLocalPort());
        var b = new Socket(server.getInetAddress(), server.getLocalPort())) {
      assertThat(a.isConnected() && b.isConnected()).isTrue();
      lookout.finds(
          new ProbeSpec.Tcp("127.0.0.1", server.getLocalPort()),
          SHORT,
          Cause.CONNECT_TIMEOUT,
          "did not accept within 400 ms");
    }
  }
}

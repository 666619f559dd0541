package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static io.relevo.probe.kind.Lookout.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name that does not exist is the target's fault; a name server that does not answer is ours. */
class NameTest {
  private static final int NO_ERROR = 0;
  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;

  private DatagramSocket server;
  private Lookout lookout;

  @AfterEach
  void close() {
    lookout.close();
    server.close();
  }

  @Test
  void a_name_that_does_not_exist() throws IOException {
    answer(OptionalInt.of(NO_SUCH_NAME));
    lookout.finds(http("http://gone.example.com/"), Cause.DNS, "gone.example.com: no such name");
  }

  @Test
  void a_name_without_an_address() throws IOException {
    answer(OptionalInt.of(NO_ERROR));
    lookout.finds(http("http://text.example.com/"), Cause.DNS, "text.example.com: no such name");
  }

  @Test
  void a_name_server_that_fails() throws IOException {
    answer(OptionalInt.of(SERVER_FAILURE));
    assertThat(lookout.look(http("http://lb.example.com/"))).isInstanceOf(Outcome.Unclear.class);
  }

  @Test
  void a_name_server_that_is_silent() throws IOException {
    answer(OptionalInt.empty());
    assertThat(lookout.look(http("http://lb.example.com/"), SHORT))
        .isEqualTo(new Outcome.Unclear("lb.example.com was not resolved within 400 ms"));
  }

  @Test
  void a_name_server_that_is_not_there() throws IOException {
    answer(OptionalInt.empty());
    server.close();
    assertThat(lookout.look(http("http://lb.example.com/"), SHORT))
        .isInstanceOf(Outcome.Unclear.class);
  }

  /** Answers every question with this code and no records, or with silence. */
  private void answer(OptionalInt code) throws IOException {
    server = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(() -> code.ifPresent(this::serve));
    var dns = new AddressResolverOptions().addServer("127.0.0.1:" + server.getLocalPort());
    lookout =
        new Lookout(
            new VertxOptions().setAddressResolverOptions(dns.setSearchDomains(List.of())),
            Tls.trustingTheJdk());
  }

  private void serve(int code) {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        byte[] reply = Arrays.copyOf(packet.getData(), packet.getLength());
        reply[2] |= (byte) 0x80; // an answer
        reply[3] = (byte) (0x80 | code); // from a server that recurses
        reply[11] = 0; // the question's additional record is not repeated
        server.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // closed
    }
  }
}

package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A server on the loopback that answers datagrams in a chosen way, after losing the first ones. */
public final class DatagramServer implements AutoCloseable {
  private static final int LARGEST = 2048;

  private final DatagramSocket socket;
  private final UnaryOperator<byte[]> answer;

  private DatagramServer(DatagramSocket socket, UnaryOperator<byte[]> answer) {
    this.socket = socket;
    this.answer = answer;
  }

  /**
   * Listens on a free port.
   *
   * @param lost how many datagrams are not answered at first
   */
  public static DatagramServer start(int lost, UnaryOperator<byte[]> answer) {
    return start(0, lost, answer);
  }

  /** Listens on this port, beside a server of TCP. */
  public static DatagramServer beside(int port, UnaryOperator<byte[]> answer) {
    return start(port, 0, answer);
  }

  private static DatagramServer start(int port, int lost, UnaryOperator<byte[]> answer) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      var server = new DatagramServer(new DatagramSocket(address), answer);
      Thread.ofVirtual().name("datagram server").start(() -> server.serve(lost));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void serve(int lost) {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      for (int i = 0; !socket.isClosed(); i++) {
        packet.setLength(LARGEST);
        socket.receive(packet);
        if (i >= lost) {
          byte[] said = answer.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
          socket.send(new DatagramPacket(said, said.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      socket.close(); // closed by the test, which ends it
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}

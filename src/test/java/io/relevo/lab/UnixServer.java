package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on a unix socket that answers one line with bytes of the test's choice. */
public final class UnixServer implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  private UnixServer(ServerSocketChannel server) {
    this.server = server;
  }

  /**
   * Listens at a path that is not there yet.
   *
   * @param closes whether it closes after the answer; else it falls silent
   */
  public static UnixServer start(Path path, byte[] answer, boolean closes) {
    UnixServer server = deaf(path, 100);
    Thread.ofVirtual().name("unix server").start(() -> server.accept(answer, closes));
    return server;
  }

  /** Listens, and accepts nobody: the kernel queues as many as the backlog allows. */
  public static UnixServer deaf(Path path, int backlog) {
    try {
      var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(path), backlog);
      return new UnixServer(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many connections are open now. */
  public int open() {
    return open.size();
  }

  private void accept(byte[] answer, boolean closes) {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client, answer, closes));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(SocketChannel client, byte[] answer, boolean closes) {
    try (client) {
      ByteBuffer line = ByteBuffer.allocate(1000);
      while (client.read(line) > 0 && line.get(line.position() - 1) != '\n') {}
      for (ByteBuffer rest = ByteBuffer.wrap(answer); rest.hasRemaining(); ) {
        client.write(rest);
      }
      while (!closes && client.read(line.clear()) >= 0) {}
    } catch (IOException e) {
      // the client has gone, which is what most answers make it do
    } finally {
      open.remove(client);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (SocketChannel client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

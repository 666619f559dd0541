package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback that is wrong on the wire in a chosen way, and counts who came. */
public final class FaultServer implements AutoCloseable {
  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault;

  private FaultServer(ServerSocket server, Fault fault) {
    this.server = server;
    this.fault = fault;
  }

  /** Listens on a free port. */
  public static FaultServer start(Fault fault) {
    try {
      ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
      FaultServer server = new FaultServer(socket, fault);
      Thread.ofVirtual().name("fault server").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** How many connections it has accepted. */
  public int connections() {
    return connections.get();
  }

  /**
   * How many connections are open now: zero soon after a client that does not leak has had its
   * answer.
   */
  public int open() {
    return open.size();
  }

  /** Meets the next connections in another way. */
  public void behave(Fault other) {
    fault = other;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      fault.meet(socket);
    } catch (IOException e) {
      // the client has gone, which is what most faults make it do
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

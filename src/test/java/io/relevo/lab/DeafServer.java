package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of the loopback to which no connection can be made any more: nobody accepts and its queue
 * is full.
 */
public final class DeafServer implements AutoCloseable {
  private static final int PATIENCE_MS = 200;

  private final ServerSocket server;
  private final List<Socket> queue = new ArrayList<>();

  private DeafServer(ServerSocket server) {
    this.server = server;
  }

  /** Listens on a free port and fills its queue. */
  public static DeafServer start() {
    try {
      DeafServer deaf = new DeafServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      while (deaf.fill()) {}
      return deaf;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  private boolean fill() throws IOException {
    Socket socket = new Socket();
    queue.add(socket);
    try {
      socket.connect(new InetSocketAddress(server.getInetAddress(), port()), PATIENCE_MS);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : queue) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.relevo.probe.kind;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that does to each connection what a test says, byte for byte: what no real part does on
 * demand.
 */
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile String request = "";

  /** What it does to one connection; the connection is closed when it returns. */
  interface Script {
    void run(Socket socket) throws IOException;
  }

  private RawServer(ServerSocket server) {
    this.server = server;
  }

  /** Does this at once, without reading the request. */
  static RawServer accepting(Script script) {
    try {
      var server = new RawServer(new ServerSocket(0, 1024, InetAddress.ofLiteral("127.0.0.1")));
      Thread.ofVirtual().start(() -> server.serve(script));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the request, then does this. */
  static RawServer asked(Script script) {
    var servers = new RawServer[1];
    servers[0] =
        accepting(
            socket -> {
              String request = readHead(socket.getInputStream());
              servers[0].request = request;
              script.run(socket);
            });
    return servers[0];
  }

  /** Reads the request and answers these bytes, then closes. */
  static RawServer answering(String answer) {
    return asked(socket -> send(socket, answer));
  }

  /** Reads the request and answers these bytes, then keeps silent until the peer goes away. */
  static RawServer answeringThenSilent(String answer) {
    return asked(
        socket -> {
          send(socket, answer);
          awaitEnd(socket);
        });
  }

  static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends this again and again, with a pause in between, until the peer goes away. */
  static void drip(Socket socket, String bytes, Duration pause) throws IOException {
    socket.setSoTimeout((int) pause.toMillis());
    while (true) {
      send(socket, bytes);
      try {
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        // the pause is over
      }
    }
  }

  /** Waits until the peer closes or resets. */
  static void awaitEnd(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Closes with a reset. */
  static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The head of the last request. */
  String request() {
    return request;
  }

  /** Connections that are open at this moment. */
  int open() {
    return open.get();
  }

  int accepted() {
    return accepted.get();
  }

  private void serve(Script script) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        accepted.incrementAndGet();
        open.incrementAndGet();
        Thread.ofVirtual().start(() -> run(script, socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void run(Script script, Socket socket) {
    try (socket) {
      script.run(socket);
    } catch (IOException e) {
      // the peer went away in the middle, as it may
    } finally {
      open.decrementAndGet();
    }
  }

  private static String readHead(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed");
      }
      head.append((char) b);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

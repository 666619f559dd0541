package io.relevo.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/**
 * What a fault server does with one connection; when it returns, the connection is closed. Every
 * way in which a web server can be wrong on the wire is one of these.
 */
@FunctionalInterface
public interface Fault {
  void meet(Socket socket) throws IOException, InterruptedException;

  /** Nothing wrong: 200 and {@code hello}. */
  static Fault none() {
    return answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n");
  }

  /** Reads the request and closes in order, without a byte. */
  static Fault emptyReply() {
    return answer("");
  }

  /**
   * Closes as soon as it has accepted; the client may see an end or, when its request came too
   * late, a reset.
   */
  static Fault closeAtOnce() {
    return socket -> {};
  }

  /** Accepts and reads, and never says anything. */
  static Fault hang() {
    return answer("").then(silence());
  }

  /** Reads the request and resets the connection. */
  static Fault reset() {
    return answer("").then(socket -> socket.setSoLinger(true, 0));
  }

  /** A good answer so far, then a reset. */
  static Fault resetInBody() {
    return answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        .then(socket -> socket.setSoLinger(true, 0));
  }

  /** A status with a short text and nothing else wrong. */
  static Fault status(int status) {
    return answer(
        "HTTP/1.1 %d Status\r\nContent-Length: 5\r\nConnection: close\r\n\r\ntext\n"
            .formatted(status));
  }

  /** 200 with no body. */
  static Fault emptyBody() {
    return answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }

  /**
   * nginx's maintenance page as Relevo's documents ask for it: 503 with Retry-After and the flag.
   */
  static Fault maintenance() {
    return answer(
        """
        HTTP/1.1 503 Service Unavailable\r
        Retry-After: 120\r
        X-Relevo-Maintenance: on\r
        Content-Length: 12\r
        Connection: close\r
        \r
        Maintenance
        """);
  }

  /** A good answer, one byte at a time. */
  static Fault drip(Duration pause) {
    return read()
        .then(
            socket -> {
              for (byte one : bytes("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n")) {
                socket.getOutputStream().write(one);
                Thread.sleep(pause);
              }
            });
  }

  /** Ends in the middle of the status line. */
  static Fault halfStatusLine() {
    return answer("HTTP/1.1 2");
  }

  /** Says half of what it announced, then nothing more. */
  static Fault halfThenSilence() {
    return answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf").then(silence());
  }

  /** Ends before the announced length. */
  static Fault shortBody() {
    return answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhello\n");
  }

  /** Says more than the announced length. */
  static Fault longBody() {
    return answer(
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\nand more\n");
  }

  /** A length that is no number. */
  static Fault badLength() {
    return answer("HTTP/1.1 200 OK\r\nContent-Length: many\r\nConnection: close\r\n\r\nhello\n");
  }

  /** Bytes that are no HTTP, the same each time. */
  static Fault garbage() {
    byte[] noise = new byte[512];
    new Random(1).nextBytes(noise);
    return read().then(socket -> socket.getOutputStream().write(noise));
  }

  /** A body without end, as fast as it is read. */
  static Fault endlessBody() {
    return answer("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        .then(endless("more of it\n"));
  }

  /** Headers without end. */
  static Fault endlessHeaders() {
    return answer("HTTP/1.1 200 OK\r\n").then(endless("X-More: of it\r\n"));
  }

  /** One header of a megabyte, then a good body. */
  static Fault hugeHeader() {
    return answer(
        "HTTP/1.1 200 OK\r\nX-Huge: "
            + "x".repeat(1 << 20)
            + "\r\nContent-Length: 6\r\n\r\nhello\n");
  }

  /** A chunk whose length is no number. */
  static Fault badChunk() {
    return answer(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\n\r\n0\r\n\r\n");
  }

  /** Good, in the old way: HTTP/1.0 without a length, the end of the connection ends the body. */
  static Fault untilClose() {
    return answer("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nhello\n");
  }

  /** Good, in chunks. */
  static Fault chunked() {
    return answer(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n6\r\nhello\n\r\n0\r\n\r\n");
  }

  /** Reads the request and answers with exactly this. */
  static Fault answer(String text) {
    return read().then(socket -> socket.getOutputStream().write(bytes(text)));
  }

  /** This, and after it another on the same connection. */
  default Fault then(Fault next) {
    return socket -> {
      meet(socket);
      next.meet(socket);
    };
  }

  /** Reads one request, up to the empty line. */
  private static Fault read() {
    return socket -> {
      InputStream in = socket.getInputStream();
      int lastFour = 0;
      while (lastFour != 0x0d0a0d0a) {
        int one = in.read();
        if (one < 0) {
          return;
        }
        lastFour = lastFour << 8 | one;
      }
    };
  }

  /** Says nothing more, until the client goes away. */
  static Fault silence() {
    return socket -> {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {}
    };
  }

  /** Says this again and again, as fast as it is read. */
  static Fault endless(String text) {
    byte[] block = bytes(text.repeat(1000));
    return socket -> {
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write(block);
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

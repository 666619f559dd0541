package io.relevo.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The simplest HTTP client that cannot hang: one GET over a plain socket of the calling thread, so
 * that it works on a thread inside a host, with one deadline for all of it.
 */
public final class Http {
  private static final int LIMIT = 65_536;

  private Http() {}

  /** An answer; the head is the status line and the headers as they came. */
  public record Reply(int status, String head, String body) {}

  /** Gets a page; anything but a whole answer within the deadline is an exception. */
  public static Reply get(URI uri, Duration deadline) throws IOException {
    long end = System.nanoTime() + deadline.toNanos();
    try (Socket socket = new Socket()) {
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      socket.connect(new InetSocketAddress(uri.getHost(), port), left(end));
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String request = "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(path, uri.getRawAuthority());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return reply(readAll(socket, end));
    }
  }

  private static String readAll(Socket socket, long end) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[4096];
    socket.setSoTimeout(left(end));
    for (int n = in.read(buffer); n >= 0 && all.size() < LIMIT; n = in.read(buffer)) {
      all.write(buffer, 0, n);
      socket.setSoTimeout(left(end));
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static int left(long end) throws SocketTimeoutException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("deadline passed");
    }
    return Math.toIntExact(millis);
  }

  private static Reply reply(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    if (!text.startsWith("HTTP/1.") || end < 12) {
      throw new IOException(text.isEmpty() ? "empty reply" : "no HTTP answer");
    }
    return new Reply(
        Integer.parseInt(text, 9, 12, 10), text.substring(0, end), text.substring(end + 4));
  }
}

package io.relevo.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The line to the daemon: one HTTP/1.1 request over its unix socket. No library, so that a command
 * starts at once.
 */
final class Line {
  /** Longer than the daemon waits for its own loop. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) .*");
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final Path socket;

  Line(Path socket) {
    this.socket = socket;
  }

  /**
   * What the daemon answered.
   *
   * @param status as HTTP says it
   */
  record Answer(int status, String body) {}

  /**
   * Asks and waits for the whole answer.
   *
   * @param accept the type wanted
   * @throws java.nio.channels.ClosedChannelException when no answer came in time
   * @throws IOException when nobody listens, or what answers is not the daemon
   */
  Answer ask(String method, String path, String accept, String body) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      Thread.ofVirtual().start(() -> hangUp(channel));
      var content = body.getBytes(StandardCharsets.UTF_8);
      var head =
          "%s %s HTTP/1.1\r\nHost: relevo\r\nAccept: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(method, path, accept, content.length);
      send(channel, ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      send(channel, ByteBuffer.wrap(content));
      return answer(receive(channel));
    }
  }

  private static void hangUp(SocketChannel channel) {
    try {
      Thread.sleep(PATIENCE);
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // then it is closed already
    }
  }

  private static void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String receive(SocketChannel channel) throws IOException {
    var received = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(16 * 1024);
    while (channel.read(buffer) >= 0) {
      received.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return received.toString(StandardCharsets.UTF_8);
  }

  private Answer answer(String received) throws IOException {
    var end = received.indexOf(END_OF_HEAD);
    var status = STATUS.matcher(received.lines().findFirst().orElse(""));
    if (end < 0 || !status.matches()) {
      throw new IOException(socket + ": what answers there is not Relevo");
    }
    return new Answer(
        Integer.parseInt(status.group(1)), received.substring(end + END_OF_HEAD.length()));
  }
}

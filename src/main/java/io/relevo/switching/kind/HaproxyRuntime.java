package io.relevo.switching.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * HAProxy's runtime API: one line, and an answer up to where HAProxy closes the connection.
 *
 * <p>A frozen HAProxy is still connected to by the kernel and never answers, so the whole exchange
 * has one deadline, after which the connection is closed under it.
 */
final class HaproxyRuntime {
  /** An HAProxy that lives answers within milliseconds; one that is busy reloading, in a second. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Some ten thousand servers. */
  private static final int LARGEST = 8 << 20;

  private final URI socket;
  private final Duration patience;

  HaproxyRuntime(URI socket, Duration patience) {
    this.socket = socket;
    this.patience = patience;
  }

  /** What it answers to a line; several commands have semicolons between them. */
  String ask(String line) throws IOException {
    try (var channel = open()) {
      var deadline = closeLater(channel);
      try {
        return ask(channel, line);
      } catch (ClosedChannelException e) {
        throw new IOException("no answer within " + patience.toMillis() + " ms from " + socket, e);
      } catch (IOException e) {
        throw new IOException(e.getMessage() + ": " + socket, e);
      } finally {
        deadline.cancel(false);
      }
    }
  }

  /**
   * Has something changed.
   *
   * @throws IOException when it says anything: there is no word for success, only silence
   */
  void order(String line) throws IOException {
    var answer = ask(line).strip();
    if (!answer.isEmpty()) {
      throw new IOException("HAProxy says: " + answer.lines().findFirst().orElse(""));
    }
  }

  private String ask(SocketChannel channel, String line) throws IOException {
    channel.connect(address());
    var command = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
    while (command.hasRemaining()) {
      channel.write(command);
    }
    var answer = Channels.newInputStream(channel).readNBytes(LARGEST);
    if (answer.length == LARGEST) {
      throw new IOException("an answer of more than " + LARGEST + " bytes");
    }
    return new String(answer, StandardCharsets.UTF_8);
  }

  private SocketChannel open() throws IOException {
    return isFile() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
  }

  private SocketAddress address() {
    return isFile()
        ? UnixDomainSocketAddress.of(socket.getPath())
        : new InetSocketAddress(socket.getHost(), socket.getPort());
  }

  private boolean isFile() {
    return "unix".equals(socket.getScheme());
  }

  private Future<?> closeLater(SocketChannel channel) {
    var later =
        CompletableFuture.delayedExecutor(
            patience.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    return CompletableFuture.runAsync(() -> close(channel), later);
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

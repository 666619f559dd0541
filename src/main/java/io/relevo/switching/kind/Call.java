package io.relevo.switching.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One connection to a program's control socket, for one exchange.
 *
 * <p>A frozen program is still connected to by the kernel and never answers, so the whole exchange
 * has one deadline, after which the connection is closed under it.
 *
 * @param socket {@code unix:/run/haproxy/admin.sock} or {@code tcp://127.0.0.1:9999}
 */
record Call(URI socket, Duration patience) {
  /** What is said and heard. */
  @FunctionalInterface
  interface Talk<T> {
    T over(SocketChannel channel) throws IOException;
  }

  <T> T make(Talk<T> talk) throws IOException {
    try (var channel = open()) {
      var deadline = closeLater(channel);
      try {
        channel.connect(address());
        return talk.over(channel);
      } catch (ClosedChannelException e) {
        throw new IOException("no answer within " + patience.toMillis() + " ms from " + socket, e);
      } catch (IOException e) {
        throw new IOException(e.getMessage() + ": " + socket, e);
      } finally {
        deadline.cancel(false);
      }
    }
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

package io.relevo.loop;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether this host's own network works: something beyond it answers, if only with a refusal. */
final class Uplink implements AutoCloseable {
  /**
   * Between two tries, and for each: the answer is never older than a second while the uplink
   * works.
   */
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final URI beyond;
  private final Clock clock;
  private final Thread thread;
  private volatile Instant answered;

  /**
   * @param beyond {@code tcp://host:port} of something that is always there
   */
  Uplink(URI beyond, Clock clock) {
    this.beyond = beyond;
    this.clock = clock;
    this.answered = clock.instant();
    this.thread = Thread.ofVirtual().name("uplink").start(this::run);
  }

  /** Why the uplink is in doubt, when nothing has answered for so long. */
  Optional<String> doubt(Duration patience) {
    return answered.plus(patience).isBefore(clock.instant())
        ? Optional.of("no peer is heard and " + beyond + " does not answer since " + answered)
        : Optional.empty();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        if (answers()) {
          answered = clock.instant();
        }
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(beyond.getHost(), beyond.getPort()), (int) INTERVAL.toMillis());
      return true;
    } catch (ConnectException e) {
      return String.valueOf(e.getMessage()).contains("refused");
    } catch (IOException e) {
      return false;
    }
  }
}

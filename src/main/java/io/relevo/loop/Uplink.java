package io.relevo.loop;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Whether this host's own network works: something beyond it answers, if only with a refusal. */
final class Uplink implements AutoCloseable {
  /**
   * Between two tries, and for each: the answer is never older than a second while the uplink
   * works.
   */
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private static final long LONGEST = INTERVAL.multipliedBy(2).toNanos();

  private final URI beyond;
  private final Clock clock;
  private final Thread thread;

  /** By a clock that never jumps, in nanoseconds, as is the next. */
  private volatile long answered;

  private volatile long tried;

  /**
   * @param beyond {@code tcp://host:port} of something that is always there
   */
  Uplink(URI beyond, Clock clock) {
    this.beyond = beyond;
    this.clock = clock;
    this.answered = System.nanoTime();
    this.tried = answered;
    this.thread = Thread.ofVirtual().name("uplink").start(this::run);
  }

  /** Why the uplink is in doubt, when nothing has answered for so long. */
  Optional<String> doubt(Duration patience) {
    // time in which nothing was tried, because this process stood still, is no silence
    var asked = Math.min(System.nanoTime(), tried + LONGEST);
    var silent = Duration.ofNanos(asked - answered);
    return silent.compareTo(patience) > 0
        ? Optional.of(
            "no peer is heard and %s does not answer since %s"
                .formatted(beyond, clock.instant().minus(silent)))
        : Optional.empty();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        attempt();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A try that took longer than it may ran while this process stood still, and says nothing. */
  private void attempt() {
    var began = System.nanoTime();
    var answers = answers();
    var now = System.nanoTime();
    if (answers || now - began > LONGEST) {
      answered = now;
    }
    tried = now;
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

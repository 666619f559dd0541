package io.relevo.loop;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Whether this host's own network works: something beyond it answers, if only with a refusal. */
final class Uplink implements AutoCloseable {
  /**
   * Between two tries, and for each: the answer is never older than a second while the uplink
   * works.
   */
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private static final long LONGEST = INTERVAL.multipliedBy(2).toNanos();

  private final LinkedBlockingQueue<Consumer<Boolean>> asked = new LinkedBlockingQueue<>();
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

  /** Says whether it answers now, by a try that begins after this. */
  void ask(Consumer<Boolean> answer) {
    asked.add(answer);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        var waiting = waiting();
        var answers = attempt();
        waiting.forEach(answer -> answer.accept(answers));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever asked, at once; nobody after a while. */
  private List<Consumer<Boolean>> waiting() throws InterruptedException {
    var waiting = new ArrayList<Consumer<Boolean>>();
    var first = asked.poll(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      waiting.add(first);
      asked.drainTo(waiting);
    }
    return waiting;
  }

  /** A try that took longer than it may ran while this process stood still, and says nothing. */
  private boolean attempt() {
    var began = System.nanoTime();
    var answers = answers();
    var now = System.nanoTime();
    if (answers || now - began > LONGEST) {
      answered = now;
    }
    tried = now;
    return answers;
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

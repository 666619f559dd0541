package io.relevo.loop;

import io.relevo.probe.Blind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Notices when this process did not run and when the clock was set: at each beat it compares the
 * time of day with a clock that never jumps. It beats where looks begin, so that a loop which is
 * held up there is noticed too.
 */
final class Pulse implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  /**
   * What is shorter is the ordinary unrest of a busy host, and a second failed look is needed
   * anyway.
   */
  static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Both clocks must be read within this, or their difference says nothing. */
  private static final long AT_ONCE = Duration.ofMillis(100).toNanos();

  private final Executor eyes;
  private final Clock clock;
  private final LongSupplier nanos;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Thread thread = Thread.ofVirtual().name("pulse").unstarted(this::run);
  private List<Blind> noticed = new ArrayList<>();
  private long beat;
  private Duration offset;

  /**
   * @param eyes where looks begin
   * @param nanos a clock that never jumps, in nanoseconds
   */
  Pulse(Executor eyes, Clock clock, LongSupplier nanos) {
    this.eyes = eyes;
    this.clock = clock;
    this.nanos = nanos;
    this.beat = nanos.getAsLong();
    this.offset = offset(clock.instant(), beat);
  }

  void start() {
    thread.start();
  }

  /**
   * What was noticed since this was last asked. Whoever asks may be the first to run again, so it
   * looks at the clocks itself.
   */
  synchronized List<Blind> noticed() {
    if (late(nanos.getAsLong())) {
      beat();
    }
    compare();
    var all = List.copyOf(noticed);
    noticed = new ArrayList<>();
    return all;
  }

  synchronized void beat() {
    compare();
    var now = nanos.getAsLong();
    if (late(now)) {
      var end = clock.instant();
      noticed.add(new Blind.StoodStill(end.minusNanos(now - beat), end));
    }
    beat = now;
  }

  private boolean late(long now) {
    return now - beat >= SHORTEST.plus(INTERVAL).toNanos();
  }

  /** A clock that is only made to run faster or slower is followed from beat to beat. */
  private void compare() {
    var before = nanos.getAsLong();
    var time = clock.instant();
    if (nanos.getAsLong() - before > AT_ONCE) {
      return;
    }
    var now = offset(time, before);
    var set = now.minus(offset);
    offset = now;
    if (set.abs().compareTo(SHORTEST) >= 0) {
      noticed.add(new Blind.ClockSet(time, set));
    }
  }

  private static Duration offset(Instant time, long nanos) {
    return Duration.between(Instant.EPOCH, time).minusNanos(nanos);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        if (asked.compareAndSet(false, true)) {
          eyes.execute(this::answer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer() {
    asked.set(false);
    beat();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

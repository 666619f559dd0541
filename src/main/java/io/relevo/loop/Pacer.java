package io.relevo.loop;

import io.relevo.fleet.Target;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Probe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes each look when it is due. Deadline-true: the next look is due one interval after the last
 * was due, however late that one was taken; a look that still runs when the next is due is counted
 * as an overrun and not piled upon.
 */
final class Pacer implements AutoCloseable {
  private final Function<Target, Probe> make;
  private final Consumer<Observation> sink;
  private final Clock clock;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Round> rounds = new HashMap<>();
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::at));
  private final Thread thread = Thread.ofPlatform().name("pacer").unstarted(this::run);
  private long overruns;
  private boolean closed;

  /** One target being looked at again and again. Guarded by the lock. */
  private static final class Round {
    final Target target;
    final Probe probe;
    long due;
    long began;
    boolean looking;

    Round(Target target, Probe probe, long due) {
      this.target = target;
      this.probe = probe;
      this.due = due;
      this.began = due;
    }
  }

  /** A place in the queue; void when its round is due at another time by now. */
  private record Due(Round round, long at) {}

  /**
   * @param nanos a clock that never jumps, in nanoseconds
   */
  Pacer(Function<Target, Probe> make, Consumer<Observation> sink, Clock clock, LongSupplier nanos) {
    this.make = make;
    this.sink = sink;
    this.clock = clock;
    this.nanos = nanos;
  }

  void start() {
    thread.start();
  }

  /**
   * Looks at these targets from now on; rounds of targets that did not change go on undisturbed.
   */
  void watch(Collection<Target> targets) {
    locked(
        () -> {
          rounds.values().removeIf(round -> !targets.contains(round.target) && end(round));
          var fresh =
              targets.stream().filter(target -> !rounds.containsKey(target.name())).toList();
          for (var i = 0; i < fresh.size(); i++) {
            var target = fresh.get(i);
            var spread = target.pace().recheck().toNanos() * i / fresh.size();
            var round = new Round(target, make.apply(target), nanos.getAsLong() + spread);
            rounds.put(target.name(), round);
            queue.add(new Due(round, round.due));
          }
        });
  }

  /** Looks at a target no later than one re-check interval after the look before began. */
  void hurry(String target) {
    locked(
        () -> {
          var round = rounds.get(target);
          if (round != null) {
            moveUp(round, round.began + round.target.pace().recheck().toNanos());
          }
        });
  }

  /** Looks at a target now. */
  void atOnce(String target) {
    locked(
        () -> {
          var round = rounds.get(target);
          if (round != null) {
            moveUp(round, Long.MIN_VALUE);
          }
        });
  }

  /** How late the most overdue look is. */
  Duration lag() {
    lock.lock();
    try {
      var first = queue.peek();
      return first == null
          ? Duration.ZERO
          : Duration.ofNanos(Math.max(0, nanos.getAsLong() - first.at()));
    } finally {
      lock.unlock();
    }
  }

  /** Looks that still ran when the next was due. */
  long overruns() {
    lock.lock();
    try {
      return overruns;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          rounds.values().forEach(round -> round.probe.close());
          rounds.clear();
        });
  }

  private static boolean end(Round round) {
    round.probe.close();
    return true;
  }

  private void moveUp(Round round, long earliest) {
    var soon = Math.max(earliest, nanos.getAsLong());
    if (soon < round.due && !round.looking) {
      round.due = soon;
      queue.add(new Due(round, soon));
    }
  }

  private void run() {
    for (var round = next(); round != null; round = next()) {
      look(round);
    }
  }

  /** The next round that is due, once it is; null at the end. */
  private @Nullable Round next() {
    lock.lock();
    try {
      while (!closed) {
        var first = queue.peek();
        var wait = first == null ? Long.MAX_VALUE : first.at() - nanos.getAsLong();
        if (wait > 0) {
          changed.await(wait, TimeUnit.NANOSECONDS);
        } else if (begin(queue.remove())) {
          return Objects.requireNonNull(first).round();
        }
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a look is to be taken; the round is then due again one interval later. */
  private boolean begin(Due due) {
    var round = due.round();
    if (due.at() != round.due || rounds.get(round.target.name()) != round) {
      return false;
    }
    var every = round.target.pace().every().toNanos();
    var behind = Math.max(0, (nanos.getAsLong() - due.at()) / every);
    round.due = due.at() + (behind + 1) * every;
    queue.add(new Due(round, round.due));
    overruns += behind + (round.looking ? 1 : 0);
    var free = !round.looking;
    round.looking = true;
    round.began = free ? nanos.getAsLong() : round.began;
    return free;
  }

  private void look(Round round) {
    var began = nanos.getAsLong();
    round
        .probe
        .look()
        .whenComplete(
            (outcome, defect) -> {
              locked(() -> round.looking = false);
              var seen =
                  defect == null
                      ? outcome
                      : new Outcome.Unclear("the probe itself failed: " + defect);
              sink.accept(
                  new Observation(
                      round.target.name(),
                      seen,
                      now(),
                      Duration.ofNanos(nanos.getAsLong() - began)));
            });
  }

  private Instant now() {
    return clock.instant();
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}

package io.relevo.loop;

import io.relevo.fleet.Target;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Probe;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes each look when it is due. Deadline-true: the next look is due one interval after the last
 * was due, however late that one was taken; a look that still runs when the next is due is counted
 * as an overrun and not piled upon.
 */
final class Pacer implements AutoCloseable {
  /** First looks of many targets begin this far apart. */
  private static final Duration APART = Duration.ofNanos(500_000);

  /**
   * With so many looks running nothing is hurried any more: looking more often at what does not
   * answer would end in looking at nothing in time.
   */
  private static final int MANY = 1000;

  private final Function<Target, Probe> make;
  private final Executor eyes;
  private final Consumer<Observation> sink;
  private final LongConsumer lateness;
  private final Clock clock;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Round> rounds = new HashMap<>();
  private final Agenda agenda = new Agenda();
  private final Thread thread = Thread.ofPlatform().name("pacer").unstarted(this::run);
  private int running;

  private final AtomicLong overruns = new AtomicLong();

  /** Whether the newest batch is not begun yet, and whether the next one waits for that. */
  private boolean beginning;

  private boolean behind;
  private boolean closed;

  /**
   * @param eyes begins the looks that are due together; each one returns at once
   * @param lateness is told of each look how late it begins, in nanoseconds
   * @param nanos a clock that never jumps, in nanoseconds
   */
  Pacer(
      Function<Target, Probe> make,
      Executor eyes,
      Consumer<Observation> sink,
      LongConsumer lateness,
      Clock clock,
      LongSupplier nanos) {
    this.make = make;
    this.eyes = eyes;
    this.sink = sink;
    this.lateness = lateness;
    this.clock = clock;
    this.nanos = nanos;
  }

  void start() {
    thread.start();
  }

  /**
   * Looks at these targets from now on; rounds of targets that did not change go on undisturbed.
   * The first looks come soon, the later ones are spread over the whole interval.
   */
  void watch(Collection<Target> targets) {
    locked(
        () -> {
          var wanted = Set.copyOf(targets);
          rounds.values().removeIf(round -> !wanted.contains(round.target) && round.close());
          var fresh =
              targets.stream().filter(target -> !rounds.containsKey(target.name())).toList();
          for (var i = 0; i < fresh.size(); i++) {
            add(fresh.get(i), (double) i / fresh.size(), APART.multipliedBy(fresh.size()));
          }
          changed.signal();
        });
  }

  /**
   * @param place of the target among the new ones, from 0 to 1
   * @param calm how long the first looks of all of them should take
   */
  private void add(Target target, double place, Duration calm) {
    var probe = make.apply(target);
    var round = Round.begin(target, probe, nanos.getAsLong(), place, calm);
    probe.onFall(() -> fell(round));
    rounds.put(target.name(), round);
    agenda.add(round);
  }

  /** Looks at a target no later than one re-check interval after the look before began. */
  void hurry(String target) {
    locked(
        () -> {
          var round = rounds.get(target);
          if (round != null && running < MANY) {
            moveUp(round, round.recheck());
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

  private void fell(Round round) {
    locked(
        () -> {
          if (round.fell(nanos.getAsLong())) {
            moveUp(round, Long.MIN_VALUE);
          }
        });
  }

  /** How late the most overdue look is. */
  Duration lag() {
    lock.lock();
    try {
      return Duration.ofNanos(Math.max(0, agenda.overdue(nanos.getAsLong())));
    } finally {
      lock.unlock();
    }
  }

  /** Looks that still ran when the next was due. */
  long overruns() {
    return overruns.get();
  }

  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          rounds.values().forEach(Round::close);
          rounds.clear();
          changed.signal();
        });
  }

  private void moveUp(Round round, long earliest) {
    var soon = Math.max(earliest, nanos.getAsLong());
    if (soon < round.due && !round.looking()) {
      round.due = soon;
      agenda.hurry(soon);
      // the thread waits for the first one
      if (agenda.add(round)) {
        changed.signal();
      }
    }
  }

  private void run() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      var due = batch;
      eyes.execute(() -> look(due));
    }
  }

  private void look(List<Round> due) {
    try {
      due.forEach(this::look);
    } finally {
      locked(this::begun);
    }
  }

  private void begun() {
    beginning = false;
    if (behind) {
      behind = false;
      changed.signal();
    }
  }

  /** The rounds that are due, once there are any; none at the end. */
  private List<Round> next() {
    lock.lock();
    try {
      var batch = new ArrayList<Round>();
      agenda.rest(nanos.getAsLong());
      while (!closed && batch.isEmpty()) {
        var wait = agenda.next() - nanos.getAsLong();
        if (wait > 0) {
          changed.await(wait, TimeUnit.NANOSECONDS);
        } else if (beginning) {
          behind = true;
          changed.await();
        } else {
          takeDue(batch);
        }
      }
      beginning = true;
      return closed ? List.of() : batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private void takeDue(List<Round> batch) {
    var now = nanos.getAsLong();
    agenda.wake(now);
    for (var due = agenda.take(now); due != null; due = agenda.take(now)) {
      if (begins(due, now)) {
        batch.add(due.round());
      }
    }
  }

  /** Whether a look is to be taken; the round is then due again by its schedule. */
  private boolean begins(Agenda.Due due, long now) {
    var round = due.round();
    if (!due.stands() || rounds.get(round.target.name()) != round) {
      return false;
    }
    overruns.addAndGet(round.pass(now));
    agenda.add(round);
    if (round.looking()) {
      return false;
    }
    round.begin(now);
    running++;
    lateness.accept(now - due.at());
    return true;
  }

  private void look(Round round) {
    var began = nanos.getAsLong();
    round.probe.look().whenComplete((found, defect) -> looked(round, began, seen(found, defect)));
  }

  private static Outcome seen(@Nullable Outcome found, @Nullable Throwable defect) {
    return found != null && defect == null
        ? found
        : new Outcome.Unclear("the probe itself failed: " + defect);
  }

  private void looked(Round round, long began, Outcome seen) {
    ended(round, seen);
    var took = Duration.ofNanos(nanos.getAsLong() - began);
    sink.accept(new Observation(round.target.name(), seen, clock.instant(), took));
  }

  private void ended(Round round, Outcome seen) {
    locked(
        () -> {
          running--;
          if (round.end(seen)) {
            moveUp(round, round.quickly());
          }
        });
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}

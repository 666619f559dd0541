package io.relevo.loop;

import io.relevo.fleet.Target;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Probe;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * One target being looked at again and again. Times are of a clock that never jumps, in
 * nanoseconds; guarded by the pacer's lock.
 */
final class Round {
  /** Between two looks at a process that has just let go of its connection and refuses. */
  private static final long QUICK = Duration.ofMillis(3).toNanos();

  /** What a dead process makes the kernel of its host answer, at once. */
  private static final Set<Cause> DEAD = EnumSet.of(Cause.REFUSED, Cause.RESET, Cause.EMPTY_REPLY);

  /** Ordinary ends of idle connections cost at most two looks in ten. */
  private static final int INTERVALS_FOR_TWO_FALLS = 10;

  final Target target;
  final Probe probe;

  /** When the next look is due, by the schedule or sooner. */
  long due;

  /** When the next look is due by the schedule alone. */
  private long scheduled;

  private long began;
  private boolean looking;
  private long newestFall;
  private long olderFall;

  /** How many quick looks are left since the connection fell. */
  private int quick;

  /**
   * The first look comes soon, the later ones are spread over the whole interval. Of very many
   * targets the first looks take longer than an interval: a program that has just started is slow,
   * and whoever begins with more than it can do finds that nobody answers in time.
   *
   * @param place of the target among the new ones, from 0 to 1
   * @param calm how long the first looks of all of them should take at least
   */
  static Round begin(Target target, Probe probe, long now, double place, Duration calm) {
    var every = target.pace().every().toNanos();
    var soon = Math.max(Math.min(every, target.pace().recheck().toNanos()), calm.toNanos());
    var first = now + (long) (soon * place);
    var scheduled = now + (long) (every * place);
    var behind = Math.max(0, Math.ceilDiv(first - scheduled, every));
    return new Round(target, probe, first, scheduled + behind * every);
  }

  private Round(Target target, Probe probe, long first, long scheduled) {
    this.target = target;
    this.probe = probe;
    this.due = first;
    this.began = first;
    this.scheduled = scheduled;
    this.newestFall = first - settling();
    this.olderFall = newestFall;
  }

  boolean close() {
    probe.close();
    return true;
  }

  /** Whether a look runs now. */
  boolean looking() {
    return looking;
  }

  /**
   * A look is due: the next one is due by the schedule.
   *
   * @return how many looks fell out because one still ran, or because nobody was there to take them
   */
  long pass(long now) {
    var every = every();
    var missed = 0L;
    if (due >= scheduled) {
      missed = Math.max(0, (now - scheduled) / every);
      scheduled += (missed + 1) * every;
    }
    due = scheduled;
    return missed + (looking ? 1 : 0);
  }

  void begin(long now) {
    looking = true;
    began = now;
  }

  /** The look ended; whether the next one should be quick, for a dead process stays dead. */
  boolean end(Outcome found) {
    looking = false;
    var dead = found instanceof Outcome.Failed failed && DEAD.contains(failed.cause());
    quick = dead ? quick - 1 : 0;
    return quick > 0;
  }

  /**
   * The target let go of a connection: a dead process does, and so does a healthy one after a
   * while.
   *
   * @return whether that is worth a look now
   */
  boolean fell(long now) {
    var seldom = now - olderFall >= settling();
    if (seldom) {
      olderFall = newestFall;
      newestFall = now;
      quick = target.pace().fall();
    }
    return seldom;
  }

  /** The earliest time of the next look when the one that just ended asks for a quick one. */
  long quickly() {
    return began + QUICK;
  }

  /** The time of the next look while in doubt. */
  long recheck() {
    return began + target.pace().recheck().toNanos();
  }

  private long settling() {
    return INTERVALS_FOR_TWO_FALLS * every();
  }

  private long every() {
    return target.pace().every().toNanos();
  }
}

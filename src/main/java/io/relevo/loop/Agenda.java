package io.relevo.loop;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Which round is due when, in nanoseconds of a clock that never jumps; guarded by the pacer's lock.
 */
final class Agenda {
  /** Looks that are due this close to one another are begun together: each waking costs. */
  private static final long TICK = Duration.ofMillis(5).toNanos();

  /**
   * So many looks are begun together at most, and the next ones once these are: between them the
   * answers to earlier looks are read. Whoever has more to do than they can is late, and finds
   * nobody silent for it.
   */
  private static final int TOGETHER = 100;

  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::at));

  /** When the first look is due that does not wait for others. */
  private long urgent = Long.MAX_VALUE;

  /** When looks are due at the soonest that wait for others. */
  private long soonest;

  /** How many were taken since the last wake. */
  private int taken;

  /** A place in the queue; void when its round is due at another time by now. */
  record Due(Round round, long at) {
    boolean stands() {
      return at == round.due;
    }
  }

  /**
   * A round is due at another time.
   *
   * @return whether nothing is due sooner
   */
  boolean add(Round round) {
    var first = queue.peek();
    queue.add(new Due(round, round.due));
    return first == null || round.due < first.at();
  }

  /** A look at this time does not wait for others. */
  void hurry(long at) {
    urgent = Math.min(urgent, at);
  }

  /** What is due waits a little for others, unless more is due already than is begun together. */
  void rest(long now) {
    soonest = taken < TOGETHER ? now + TICK : now;
  }

  /** When there is something to do. */
  long next() {
    var first = queue.peek();
    return Math.min(first == null ? Long.MAX_VALUE : Math.max(first.at(), soonest), urgent);
  }

  /** What is due now is to be taken; from now on only what becomes urgent later is. */
  void wake(long now) {
    urgent = urgent <= now ? Long.MAX_VALUE : urgent;
    taken = 0;
  }

  /** The next of those that are due and begun together; null after the last. */
  @Nullable Due take(long now) {
    if (overdue(now) < 0 || taken == TOGETHER) {
      return null;
    }
    taken++;
    return queue.remove();
  }

  /** How long the first has been due; negative while nothing is. */
  long overdue(long now) {
    var first = queue.peek();
    return first == null ? Long.MIN_VALUE : now - first.at();
  }
}

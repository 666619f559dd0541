package io.relevo.fleet;

import java.time.Duration;

/**
 * How often a target is looked at and how many looks make a verdict.
 *
 * @param every from one due time to the next
 * @param timeout for the whole look, from resolving the name to the last byte
 * @param recheck the interval while in doubt: when the last look contradicts the verdict
 * @param counting which failed looks make {@code Down}
 * @param rise passed looks in a row that make {@code Up}, from 1
 */
public record Pace(
    Duration every, Duration timeout, Duration recheck, Counting counting, int rise) {
  /** Law 1: a verdict older than three intervals is {@code Unsure}. */
  private static final int INTERVALS_UNTIL_STALE = 3;

  /**
   * The usual way to count.
   *
   * @param fall failed looks in a row that make {@code Down}, from 1
   */
  public Pace(Duration every, Duration timeout, Duration recheck, int fall, int rise) {
    this(every, timeout, recheck, new Counting.InARow(fall), rise);
  }

  /** The fewest failed looks that make {@code Down}; as many flawed ones make {@code Degraded}. */
  public int fall() {
    return counting.fewest();
  }

  /**
   * The longest from a failure to the verdict, when the target refuses at once: the first failed
   * look begins one interval after the last good one.
   */
  public Duration slowestToRefused() {
    return every.plus(recheck.multipliedBy(fall() - 1L));
  }

  /** The same when it is silent, so that each look takes its whole timeout. */
  public Duration slowestToSilent() {
    var next = recheck.compareTo(timeout) > 0 ? recheck : timeout;
    return every.plus(next.multipliedBy(fall() - 1L)).plus(timeout);
  }

  /** How old the newest clear look may be. */
  public Duration stale() {
    // asked of every target: Duration.multipliedBy counts in BigDecimal
    return Duration.ofNanos(every.plus(timeout).toNanos() * INTERVALS_UNTIL_STALE);
  }
}

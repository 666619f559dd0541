package io.relevo.fleet;

import java.time.Duration;

/**
 * How often a target is looked at and how many looks make a verdict.
 *
 * @param every from one due time to the next
 * @param timeout for the whole look, from resolving the name to the last byte
 * @param recheck the interval while in doubt: when the last look contradicts the verdict
 * @param fall failed looks in a row that make {@code Down}, from 1
 * @param rise passed looks in a row that make {@code Up}, from 1
 */
public record Pace(Duration every, Duration timeout, Duration recheck, int fall, int rise) {
  /** Law 1: a verdict older than three intervals is {@code Unsure}. */
  private static final int INTERVALS_UNTIL_STALE = 3;

  /** How old the newest clear look may be. */
  public Duration stale() {
    return every.plus(timeout).multipliedBy(INTERVALS_UNTIL_STALE);
  }
}

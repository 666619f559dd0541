package io.relevo.failover;

import java.time.Duration;
import java.time.Instant;

/**
 * A member that is being taken out of rotation and was not yet seen to be out.
 *
 * @param since when that was decided
 */
public record Leaving(String member, Instant since) {
  /**
   * How long it stands in the way of others: a switch that cannot be moved must not keep a dead
   * member in rotation. As long as a keepalived that hears badly may take, twice.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What waits no longer than this makes no difference to whoever reads of it. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  /** Whether it stands in the way of others. */
  public boolean blocks(Instant now) {
    return now.isBefore(until());
  }

  /** Until when at most. */
  Instant until() {
    return since.plus(PATIENCE);
  }

  /** Whether those that wait for it have waited for long. */
  boolean slow(Instant now) {
    return !now.isBefore(since.plus(WORTH_TELLING));
  }
}

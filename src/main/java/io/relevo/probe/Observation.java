package io.relevo.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * One look, done.
 *
 * @param at when it ended
 * @param took how long it took
 */
public record Observation(String target, Outcome outcome, Instant at, Duration took) {
  /** With no more numbers than other agents judge by. */
  public Observation testimony() {
    return with(outcome.testimony());
  }

  /** The same look with another outcome. */
  public Observation with(Outcome other) {
    return new Observation(target, other, at, took);
  }

  /** The same by a clock that is so much ahead. */
  public Observation shifted(Duration off) {
    return new Observation(target, outcome, at.plus(off), took);
  }
}

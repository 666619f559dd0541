package io.relevo.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An act in thought, while what happened anyway is read. */
final class WouldBe {
  private final String member;
  private final Instant at;
  private final String why;
  private final String mode;
  private Duration down = Duration.ZERO;
  private Duration saved = Duration.ZERO;
  private int falls = 1;
  private boolean seen = true;
  private Optional<Instant> well = Optional.empty();
  private Optional<Instant> back = Optional.empty();

  WouldBe(String member, Instant at, String why, String mode) {
    this.member = member;
    this.at = at;
    this.why = why;
    this.mode = mode;
  }

  Instant at() {
    return at;
  }

  /** An outage of it is over, or goes on up to now. */
  void was(Outage.Time time) {
    down = down.plus(time.down());
    saved = saved.plus(time.exposed());
    seen &= time.seen();
  }

  /** It is well, and would come back after a wait. */
  void well(Instant since, Duration wait) {
    well = Optional.of(since);
    back = Optional.of(since.plus(wait));
  }

  /** It is down again. */
  void again() {
    falls++;
    well = Optional.empty();
    back = Optional.empty();
  }

  /** Whether it would still be out. */
  boolean lasts(Instant now) {
    return back.filter(end -> !now.isBefore(end)).isEmpty();
  }

  Hindsight.Act told() {
    return new Hindsight.Act(member, at, why, mode, down, falls, well, back, saved, seen);
  }
}

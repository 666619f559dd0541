package io.relevo.health;

import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What we believe of one target and why.
 *
 * @param since when this state began
 * @param passes passed looks in a row up to now
 * @param fails failed looks in a row up to now
 * @param failing when the first failed look of the present row ended; empty while it passes
 * @param seen when the newest clear look ended; empty before the first
 * @param cause why it is {@code Down}, or why it was before it became {@code Unsure}
 * @param latest the newest look of any outcome
 */
public record Health(
    String target,
    State state,
    Instant since,
    int passes,
    int fails,
    Optional<Instant> failing,
    Optional<Instant> seen,
    Optional<Cause> cause,
    Optional<Observation> latest) {

  /** Before the first look. */
  public static Health unknown(String target, Instant now) {
    return new Health(
        target,
        State.UNSURE,
        now,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Whether the newest clear look contradicts the state: worth a quick re-check, and no ground to
   * stand on.
   */
  public boolean inDoubt() {
    return switch (state) {
      case UNSURE -> true;
      case UP, DEGRADED -> fails > 0;
      case DOWN -> passes > 0;
    };
  }

  /** Whether it serves beyond doubt: what a group may lean on. */
  public boolean proven() {
    return state.serves() && !inDoubt();
  }

  /**
   * Whether it served beyond doubt at some time after the one given: evidence older than a mate's
   * failure is no support.
   */
  public boolean provenAfter(Instant time) {
    return proven() && seen.filter(time::isBefore).isPresent();
  }

  /** What the other agents need to know of it: with those numbers only that they judge by. */
  public Health testimony() {
    return looked(latest.map(look -> look.with(look.outcome().testimony())));
  }

  /** The same by a clock that is so much ahead. */
  public Health shifted(Duration off) {
    return new Health(
        target,
        state,
        since.plus(off),
        passes,
        fails,
        failing.map(at -> at.plus(off)),
        seen.map(at -> at.plus(off)),
        cause,
        latest.map(look -> look.shifted(off)));
  }

  private Health looked(Optional<Observation> look) {
    return new Health(target, state, since, passes, fails, failing, seen, cause, look);
  }

  /** Whether it shows its own maintenance page. */
  public boolean inMaintenance() {
    return latest.map(Observation::outcome).stream()
        .anyMatch(
            outcome ->
                outcome instanceof Outcome.Passed passed
                    && passed.answer() == Outcome.Answer.MAINTENANCE);
  }
}

package io.relevo.health;

import io.relevo.fleet.Pace;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns looks into a verdict: {@code fall} failures in a row make {@code Down}, {@code rise} passes
 * in a row make {@code Up}, an unclear look counts as neither, and old evidence makes {@code
 * Unsure}.
 */
public final class Judge {
  /** The first look after start decides nothing by itself. */
  private static final int FEWEST_LOOKS_AT_START = 2;

  /** The belief after one more look. */
  public Health judge(Pace pace, Health before, Observation look) {
    return switch (look.outcome()) {
      case Outcome.Passed _ -> passed(pace, before, look);
      case Outcome.Failed failed -> failed(pace, before, look, failed);
      case Outcome.Unclear _ -> unclear(before, look);
    };
  }

  /**
   * The belief when no look came: {@code Unsure}, with no row begun, once the newest clear look is
   * stale.
   */
  public Health age(Pace pace, Health before, Instant now) {
    var fresh = before.seen().filter(seen -> !seen.plus(pace.stale()).isBefore(now)).isPresent();
    if (fresh) {
      return before;
    }
    return forget(before, now);
  }

  /**
   * Whether a look can change anything; one that only repeats what is believed need not wake the
   * loop.
   */
  public boolean matters(Health before, Observation look) {
    return switch (look.outcome()) {
      case Outcome.Passed _ -> !before.proven() || !sameOutcome(before, look);
      case Outcome.Failed failed ->
          before.state() != State.DOWN
              || before.inDoubt()
              || !before.cause().equals(Optional.of(failed.cause()));
      case Outcome.Unclear _ -> false;
    };
  }

  private static boolean sameOutcome(Health before, Observation look) {
    return before.latest().filter(l -> l.outcome().agrees(look.outcome())).isPresent();
  }

  private static Health passed(Pace pace, Health before, Observation look) {
    var now = looked(before, look, before.passes() + 1, 0, Optional.empty());
    return !before.state().serves() && now.passes() >= needed(pace.rise(), before)
        ? become(now, State.UP, look.at())
        : now;
  }

  private static Health failed(Pace pace, Health before, Observation look, Outcome.Failed failed) {
    var failing = before.failing().or(() -> Optional.of(look.at()));
    var now = looked(before, look, 0, before.fails() + 1, failing);
    if (before.state() == State.DOWN) {
      return because(now, failed);
    }
    return now.fails() >= needed(pace.fall(), before)
        ? because(become(now, State.DOWN, look.at()), failed)
        : now;
  }

  private static int needed(int looks, Health before) {
    return before.state() == State.UNSURE ? Math.max(looks, FEWEST_LOOKS_AT_START) : looks;
  }

  private static Health looked(
      Health h, Observation look, int passes, int fails, Optional<Instant> failing) {
    return new Health(
        h.target(),
        h.state(),
        h.since(),
        passes,
        fails,
        failing,
        Optional.of(look.at()),
        h.cause(),
        Optional.of(look));
  }

  private static Health unclear(Health h, Observation look) {
    return new Health(
        h.target(),
        h.state(),
        h.since(),
        h.passes(),
        h.fails(),
        h.failing(),
        h.seen(),
        h.cause(),
        Optional.of(look));
  }

  private static Health because(Health h, Outcome.Failed failed) {
    return new Health(
        h.target(),
        h.state(),
        h.since(),
        h.passes(),
        h.fails(),
        h.failing(),
        h.seen(),
        Optional.of(failed.cause()),
        h.latest());
  }

  private static Health become(Health h, State state, Instant now) {
    return new Health(
        h.target(),
        state,
        now,
        h.passes(),
        h.fails(),
        h.failing(),
        h.seen(),
        h.cause(),
        h.latest());
  }

  /** The belief when nothing that was seen counts any more: a row must be begun anew. */
  public Health forget(Health h, Instant now) {
    return new Health(
        h.target(),
        State.UNSURE,
        h.state() == State.UNSURE ? h.since() : now,
        0,
        0,
        Optional.empty(),
        h.seen(),
        h.cause(),
        h.latest());
  }
}

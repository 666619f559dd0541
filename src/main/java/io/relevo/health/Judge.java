package io.relevo.health;

import io.relevo.fleet.Pace;
import io.relevo.probe.Flaw;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns looks into a verdict: enough failed ones make {@code Down}, {@code rise} passed ones in a
 * row make it serve again, as many flawed ones as would make {@code Down} make {@code Degraded} and
 * {@code rise} without a flaw end that; an unclear look counts as none of them, and old evidence
 * makes {@code Unsure}, as does something dead that lies before the target.
 */
public final class Judge {
  /** The first look after start decides nothing by itself. */
  private static final int FEWEST_LOOKS_AT_START = 2;

  /** The belief after one more look at a target that nothing lies before. */
  public Health judge(Pace pace, Health before, Observation look) {
    return judge(pace, before, look, _ -> new Way.Open());
  }

  /**
   * The belief after one more look.
   *
   * @param ways what lies before the target, when it has been failing since a time
   */
  public Health judge(Pace pace, Health before, Observation look, Function<Instant, Way> ways) {
    return switch (look.outcome()) {
      case Outcome.Passed passed -> passed(pace, before, look, passed);
      case Outcome.Failed failed -> failed(pace, before, look, failed, ways);
      case Outcome.Unclear _ -> before.missed(look);
    };
  }

  /**
   * The belief when no look came: {@code Unsure}, with no row begun, once the newest clear look is
   * stale.
   */
  public Health age(Pace pace, Health before, Instant now) {
    var fresh = countsUntil(pace, before).filter(until -> !until.isBefore(now)).isPresent();
    return fresh ? before : forget(before, now);
  }

  /** Until when what was seen counts; empty when nothing does any more. */
  public Optional<Instant> countsUntil(Pace pace, Health health) {
    return health.seen().map(seen -> seen.plus(pace.stale())).filter(_ -> !health.forgotten());
  }

  /** The belief when nothing that was seen counts any more: a row must be begun anew. */
  public Health forget(Health before, Instant now) {
    return before
        .become(State.UNSURE, now)
        .counted(Tally.EMPTY)
        .failing(Optional.empty())
        .behind(Optional.empty());
  }

  /**
   * Whether a look can change anything; one that only repeats what is believed need not wake the
   * loop.
   */
  public boolean matters(Health before, Observation look) {
    return switch (look.outcome()) {
      case Outcome.Passed passed ->
          !before.proven()
              || passed.flaw().isPresent() != (before.state() == State.DEGRADED)
              || !sameOutcome(before, look);
      case Outcome.Failed failed ->
          (before.state() != State.DOWN && before.behind().isEmpty())
              || before.inDoubt()
              || !before.cause().equals(Optional.of(failed.cause()));
      case Outcome.Unclear _ -> false;
    };
  }

  private static boolean sameOutcome(Health before, Observation look) {
    return before.latest().filter(latest -> latest.outcome().repeats(look.outcome())).isPresent();
  }

  private static Health passed(Pace pace, Health before, Observation look, Outcome.Passed outcome) {
    var flawed = outcome.flaw().isPresent();
    var now =
        before
            .saw(look)
            .counted(before.tally().passed(flawed))
            .failing(Optional.empty())
            .behind(Optional.empty())
            .resting(before.flaps().then(flawed ? State.DEGRADED : State.UP));
    var state = before.state().serves() ? serving(pace, now) : returning(pace, now);
    var kept = state == State.DEGRADED ? before.flaw() : Optional.<Flaw>empty();
    var become = now.become(state, look.at()).flawed(outcome.flaw().or(() -> kept));
    return state.serves() && !before.state().serves()
        ? become.counted(now.tally().forgiven())
        : become;
  }

  /** Of one that serves: as it should, or not. */
  private static State serving(Pace pace, Health now) {
    var tally = now.tally();
    return now.state() == State.UP
        ? tally.flawed() >= pace.fall() ? State.DEGRADED : State.UP
        : tally.sound() >= pace.rise() ? State.UP : State.DEGRADED;
  }

  /** Of one that did not serve, or of which it was not known. */
  private static State returning(Pace pace, Health now) {
    if (now.passes() < needed(pace.rise(), now)) {
      return now.state();
    }
    return now.tally().flawed() >= pace.fall() ? State.DEGRADED : State.UP;
  }

  private static Health failed(
      Pace pace,
      Health before,
      Observation look,
      Outcome.Failed failed,
      Function<Instant, Way> ways) {
    var way = ways.apply(before.failing().orElse(look.at()));
    var now = fail(way instanceof Way.Dead ? before : emerged(before), look);
    if (before.state() != State.DOWN && before.behind().isEmpty() && !enough(pace, now)) {
      return now;
    }
    return switch (way) {
      case Way.Dead(String root) ->
          now.become(State.UNSURE, look.at()).because(failed.cause()).behind(Optional.of(root));
      case Way.Unseen _ -> now;
      case Way.Open _ when now.state() == State.DOWN || enough(pace, now) ->
          now.become(State.DOWN, look.at()).because(failed.cause());
      case Way.Open _ -> now;
    };
  }

  /** What was seen through something dead says nothing: the row begins anew. */
  private static Health emerged(Health before) {
    return before.behind().isEmpty()
        ? before
        : before.counted(Tally.EMPTY).failing(Optional.empty()).behind(Optional.empty());
  }

  private static Health fail(Health before, Observation look) {
    return before
        .saw(look)
        .counted(before.tally().failed())
        .failing(before.failing().or(() -> Optional.of(look.at())))
        .resting(before.flaps().then(State.DOWN));
  }

  private static boolean enough(Pace pace, Health now) {
    var counting =
        now.state() == State.UNSURE
            ? pace.counting().atLeast(FEWEST_LOOKS_AT_START)
            : pace.counting();
    return now.tally().enough(counting);
  }

  private static int needed(int looks, Health before) {
    return before.state() == State.UNSURE ? Math.max(looks, FEWEST_LOOKS_AT_START) : looks;
  }
}

package io.relevo.health;

import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What we believe of one target and why.
 *
 * @param since when this state began
 * @param failing when the first failed look of the present row ended; empty while it passes
 * @param cause why it is {@code Down}, or why it was before it became {@code Unsure}
 * @param flaw why it is {@code Degraded}, or what the newest look found wrong with one that serves
 * @param behind what lies dead before it, so that nothing can be said of itself
 * @param clear the newest two clear looks, the newest first
 * @param latest the newest look of any outcome
 */
public record Health(
    String target,
    State state,
    Instant since,
    Tally tally,
    Flaps flaps,
    Optional<Instant> failing,
    Optional<Cause> cause,
    Optional<Flaw> flaw,
    Optional<String> behind,
    List<Observation> clear,
    Optional<Observation> latest) {
  private static final int CLEAR_KEPT = 2;

  /** Before the first look. */
  public static Health unknown(String target, Instant now) {
    return new Health(
        target,
        State.UNSURE,
        now,
        Tally.EMPTY,
        Flaps.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Passed looks in a row up to now. */
  public int passes() {
    return tally.passes();
  }

  /** Failed looks in a row up to now. */
  public int fails() {
    return tally.fails();
  }

  /** When the newest clear look ended; empty before the first. */
  public Optional<Instant> seen() {
    return clear.isEmpty() ? Optional.empty() : Optional.of(clear.getFirst().at());
  }

  /**
   * Whether the newest clear look contradicts the state: worth a quick re-check, and no ground to
   * stand on. Behind something dead a quicker look tells no more.
   */
  public boolean inDoubt() {
    return switch (state) {
      case UNSURE -> behind.isEmpty() || passes() > 0;
      case UP, DEGRADED -> fails() > 0;
      case DOWN -> passes() > 0;
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
    return proven() && seen().filter(time::isBefore).isPresent();
  }

  /** Whether nothing that was seen counts any more. */
  boolean forgotten() {
    return state == State.UNSURE
        && tally.equals(Tally.EMPTY)
        && failing.isEmpty()
        && behind.isEmpty();
  }

  /**
   * Whether it serves as it should and two looks say the same of it: while it stays so, nothing is
   * to be decided or told about it.
   */
  public boolean quiet() {
    return state == State.UP
        && proven()
        && !flaps.flapping()
        && behind.isEmpty()
        && clear.size() == CLEAR_KEPT
        && clear.getFirst().outcome().repeats(clear.getLast().outcome());
  }

  /** Whether both are quiet and nothing but the times of the looks tells one from the other. */
  public boolean quietAs(Health before) {
    return quiet()
        && before.quiet()
        && clear.getFirst().outcome().repeats(before.clear.getFirst().outcome());
  }

  /** Whether it shows its own maintenance page. */
  public boolean inMaintenance() {
    return latest.map(Observation::outcome).stream()
        .anyMatch(
            outcome ->
                outcome instanceof Outcome.Passed passed
                    && passed.answer() == Outcome.Answer.MAINTENANCE);
  }

  /** What the other agents need to know of it: with those numbers only that they judge by. */
  public Health testimony() {
    return seenAs(
        clear.stream().map(Observation::testimony).toList(), latest.map(Observation::testimony));
  }

  /** The same by a clock that is so much ahead. */
  public Health shifted(Duration off) {
    return seenAs(
            clear.stream().map(look -> look.shifted(off)).toList(),
            latest.map(look -> look.shifted(off)))
        .since(since.plus(off))
        .failing(failing.map(at -> at.plus(off)));
  }

  // the same with one thing changed

  Health become(State other, Instant now) {
    return state == other ? this : as(other).since(now);
  }

  private Health as(State other) {
    return new Health(
        target, other, since, tally, flaps, failing, cause, flaw, behind, clear, latest);
  }

  Health since(Instant other) {
    return new Health(
        target, state, other, tally, flaps, failing, cause, flaw, behind, clear, latest);
  }

  Health counted(Tally other) {
    return new Health(
        target, state, since, other, flaps, failing, cause, flaw, behind, clear, latest);
  }

  Health resting(Flaps other) {
    return new Health(
        target, state, since, tally, other, failing, cause, flaw, behind, clear, latest);
  }

  Health failing(Optional<Instant> other) {
    return new Health(
        target, state, since, tally, flaps, other, cause, flaw, behind, clear, latest);
  }

  Health because(Cause other) {
    return new Health(
        target,
        state,
        since,
        tally,
        flaps,
        failing,
        Optional.of(other),
        flaw,
        behind,
        clear,
        latest);
  }

  Health flawed(Optional<Flaw> other) {
    return new Health(
        target, state, since, tally, flaps, failing, cause, other, behind, clear, latest);
  }

  Health behind(Optional<String> other) {
    return new Health(
        target, state, since, tally, flaps, failing, cause, flaw, other, clear, latest);
  }

  /** After a look that was clear. */
  Health saw(Observation look) {
    return seenAs(
        clear.isEmpty() ? List.of(look) : List.of(look, clear.getFirst()), Optional.of(look));
  }

  /** After a look that was not. */
  Health missed(Observation look) {
    return seenAs(clear, Optional.of(look));
  }

  private Health seenAs(List<Observation> clearly, Optional<Observation> newest) {
    return new Health(
        target, state, since, tally, flaps, failing, cause, flaw, behind, clearly, newest);
  }
}

package io.relevo.switching;

import io.relevo.failover.Hold;
import io.relevo.failover.Phrases;
import io.relevo.fleet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One act that moves several switches: an operator's hold takes a member out of one after the other
 * as the file names them, and it comes back the other way round.
 *
 * <p>A member that failed has nobody to be kind to: its switches move at once, and each that moves
 * helps. An order moves all of them or none: one that does not arrive in time undoes it. To undo is
 * nothing but to end the hold; what follows is the way back.
 *
 * @param stands the switches of the member that this agent can see, in the order of the file
 */
public record Sequence(List<Stand> stands, Instant now) {
  /**
   * How long a switch may take to arrive, with every witness agreeing, before its act is undone.
   */
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  /** How long a switch that comes back waits for those that come back before it. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * What a switch waits for.
   *
   * @param until when that is over, where it is known
   */
  public record Wait(String what, Optional<Instant> until) {
    /** In words. */
    public String sentence(Instant now) {
      return until.map(end -> what + ", " + Phrases.left(now, end) + " left").orElse(what);
    }
  }

  /** What a switch waits for before the hold may take it out; empty when its turn has come. */
  public Optional<Wait> beforeOut(Switch s, Hold hold) {
    return earlier(s).flatMap(stand -> unfinished(stand, hold).stream()).findFirst();
  }

  /** What a switch waits for before it comes back; empty when its turn has come. */
  public Optional<Wait> beforeBack(Switch s, Instant returned) {
    return later(s)
        .filter(Stand::stillOut)
        .findFirst()
        .map(stand -> new Wait("comes back after " + stand.name(), Optional.empty()))
        .filter(_ -> now.isBefore(returned.plus(PATIENCE)));
  }

  /**
   * Whether every switch has arrived and nobody comes any more: what is behind it may be stopped.
   */
  public boolean complete(Hold hold) {
    return stands.stream().allMatch(stand -> unfinished(stand, hold).isEmpty());
  }

  /** The switch whose turn it is and that has not arrived, while there is one. */
  public Optional<Stand> next(Hold hold) {
    return stands.stream()
        .filter(stand -> stand.free(hold).isEmpty())
        .findFirst()
        .filter(stand -> beforeOut(stand.held(), hold).isEmpty());
  }

  private Optional<Wait> unfinished(Stand stand, Hold hold) {
    var free = stand.free(hold);
    return free.isEmpty()
        ? Optional.of(new Wait("waits for " + stand.name(), Optional.empty()))
        : free.filter(now::isBefore)
            .map(end -> new Wait("waits until nobody comes by " + stand.name(), Optional.of(end)));
  }

  private Stream<Stand> earlier(Switch s) {
    return stands.stream().takeWhile(stand -> !stand.held().equals(s));
  }

  private Stream<Stand> later(Switch s) {
    return stands.reversed().stream().takeWhile(stand -> !stand.held().equals(s));
  }
}

package io.relevo.switching;

import io.relevo.failover.Wanted;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares what a switch is with what it ought to be.
 *
 * <p>A switch that stands where Relevo last saw it settle, or at either end of a move that was cut
 * off, is Relevo's to move. One that stands anywhere else was moved by somebody else (law 10).
 */
public final class Reconciler {
  /** How long a move that did not take is left before it is tried again, at first. */
  public static final Duration RETRY = Duration.ofSeconds(1);

  /** Each try waits twice as long as the one before it, up to 16 s: a repair is soon noticed. */
  private static final int DOUBLINGS = 4;

  /**
   * How long the world may take to follow a move: keepalived moves an address within about four of
   * its advert intervals.
   */
  public static final Duration SETTLING = Duration.ofSeconds(5);

  /**
   * Where a switch stands as Relevo's own when what keeps its position has forgotten where Relevo
   * put it: HAProxy was reloaded, a zone was restored from an old copy, and that is nobody's doing.
   * Empty while it lives on. What is met for the first time may have been moved by somebody before.
   */
  public Optional<Setting> anew(Position position, Reading reading) {
    return reading
        .life()
        .filter(now -> position.life().map(now::forgets).orElse(true))
        .map(_ -> standing(position, reading.found()));
  }

  private static Setting standing(Position position, Found found) {
    return position.life().isEmpty()
        ? position.settled()
        : found.nearest().orElse(position.settled());
  }

  /**
   * The step for one switch, if there is one to take.
   *
   * @param first whether this is the first reading since Relevo started: what is missing then was
   *     lost with a reboot, not removed by a person
   */
  public Optional<Step> step(
      Switch s, Position position, Reading reading, Wanted wanted, boolean first, Instant now) {
    return switch (reading.found()) {
      case Found.Unreadable _ -> Optional.empty();
      case Found found when !first && onItsWay(position, found, wanted, now) -> Optional.empty();
      case Found found when found.is(wanted.setting()) ->
          arrive(s, position, reading, wanted, first, now);
      case Found found when s.enforce() || ours(s, position, found, wanted, first) ->
          Optional.of(new Step.Move(s.name(), found, wanted));
      case Found found -> leave(s, position, found, wanted);
    };
  }

  /**
   * A reading can be older than a move that was begun since: as long as the move may still be under
   * way, only finding it done says anything.
   */
  private static boolean onItsWay(Position position, Found found, Wanted wanted, Instant now) {
    return position
        .pending()
        .filter(p -> now.isBefore(p.tried().plus(patience(p, wanted))) && !found.is(p.to()))
        .isPresent();
  }

  /** A move that is not wanted any more is not waited for longer than it may take. */
  private static Duration patience(Position.Pending pending, Wanted wanted) {
    var failed = pending.to().equals(wanted.setting()) ? pending.tries() - 1 : 0;
    return RETRY.multipliedBy(1L << Math.min(failed, DOUBLINGS));
  }

  /** It stands where it ought to; unless a move elsewhere hangs that may yet be carried out. */
  private static Optional<Step> arrive(
      Switch s, Position position, Reading reading, Wanted wanted, boolean first, Instant now) {
    var hanging = position.pending().filter(p -> !p.to().equals(wanted.setting())).isPresent();
    if (hanging && !first) {
      return Optional.of(new Step.Move(s.name(), reading.found(), wanted));
    }
    return settling(position, reading, now) ? Optional.empty() : settle(s, position, wanted);
  }

  /** A move has arrived when everybody who can see it says so; but not everybody ever may. */
  private static boolean settling(Position position, Reading reading, Instant now) {
    return !reading.agreed()
        && position.pending().filter(p -> now.isBefore(p.tried().plus(SETTLING))).isPresent();
  }

  private static Optional<Step> settle(Switch s, Position position, Wanted wanted) {
    return position.restsAt(wanted.setting())
        ? Optional.empty()
        : Optional.of(new Step.Settle(s.name(), wanted));
  }

  private static Optional<Step> leave(Switch s, Position position, Found found, Wanted wanted) {
    var known = position.foreign().equals(Optional.of(found));
    return known ? Optional.empty() : Optional.of(new Step.Leave(s.name(), found, wanted));
  }

  private static boolean ours(
      Switch s, Position position, Found found, Wanted wanted, boolean first) {
    return switch (found) {
      case Found.At _, Found.Within _ ->
          found.is(position.settled())
              || position.pending().filter(p -> found.is(p.to())).isPresent();
      case Found.Missing _ ->
          first || position.pending().isPresent() || wanted.setting().equals(s.normal());
      case Found.Other _, Found.Unreadable _ -> false;
    };
  }
}

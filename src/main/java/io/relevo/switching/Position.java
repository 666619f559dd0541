package io.relevo.switching;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What Relevo remembers of a switch.
 *
 * @param settled where it last stood as Relevo wanted it
 * @param pending the move that was begun and not yet seen to be done
 * @param foreign what somebody else made of it, while that is reported and left
 * @param life the life, of what keeps the position, in which all this was so
 */
public record Position(
    Setting settled, Optional<Pending> pending, Optional<Found> foreign, Optional<String> life) {
  /** A move under way. */
  public record Pending(Setting to, Instant since) {}

  /** Of a switch that keeps its position whatever is started anew: a file. */
  public Position(Setting settled, Optional<Pending> pending, Optional<Found> foreign) {
    this(settled, pending, foreign, Optional.empty());
  }

  /** Of a switch that was never moved: where it is when nothing holds it. */
  public static Position normal(Switch s) {
    return new Position(s.normal(), Optional.empty(), Optional.empty());
  }

  /** Whether somebody else took it off its normal setting. */
  public boolean astray(Switch s) {
    return foreign.filter(found -> !found.is(s.normal())).isPresent();
  }

  /** Seen where it ought to be. */
  public Position settledAt(Setting setting) {
    return new Position(setting, Optional.empty(), Optional.empty(), life);
  }

  /** On its way. */
  public Position movingTo(Setting setting, Instant since) {
    return new Position(settled, Optional.of(new Pending(setting, since)), Optional.empty(), life);
  }

  /** The same by a clock that is so much ahead. */
  public Position shifted(Duration off) {
    var later = pending.map(move -> new Pending(move.to(), move.since().plus(off)));
    return new Position(settled, later, foreign, life);
  }

  /** Moved by somebody else. */
  public Position leftTo(Found found) {
    return new Position(settled, pending, Optional.of(found), life);
  }

  /**
   * In a life that was not seen before. The first one changes nothing; a later one has forgotten
   * where it was put and by whom, and stands where it began.
   */
  public Position inLife(String now, Setting standing) {
    return life.isEmpty()
        ? new Position(settled, pending, foreign, Optional.of(now))
        : new Position(standing, Optional.empty(), Optional.empty(), Optional.of(now));
  }
}

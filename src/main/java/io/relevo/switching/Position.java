package io.relevo.switching;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import java.time.Instant;
import java.util.Optional;

/**
 * What Relevo remembers of a switch.
 *
 * @param settled where it last stood as Relevo wanted it
 * @param pending the move that was begun and not yet seen to be done
 * @param foreign what somebody else made of it, while that is reported and left
 */
public record Position(Setting settled, Optional<Pending> pending, Optional<Found> foreign) {
  /** A move under way. */
  public record Pending(Setting to, Instant since) {}

  /** Of a switch that was never moved: where it is when nothing holds it. */
  public static Position normal(Switch s) {
    return new Position(s.normal(), Optional.empty(), Optional.empty());
  }

  /** Whether somebody else took it off its normal setting. */
  public boolean astray(Switch s) {
    return foreign.filter(found -> !found.equals(new Found.At(s.normal()))).isPresent();
  }

  /** Seen where it ought to be. */
  public Position settledAt(Setting setting) {
    return new Position(setting, Optional.empty(), Optional.empty());
  }

  /** On its way. */
  public Position movingTo(Setting setting, Instant since) {
    return new Position(settled, Optional.of(new Pending(setting, since)), Optional.empty());
  }

  /** Moved by somebody else. */
  public Position leftTo(Found found) {
    return new Position(settled, pending, Optional.of(found));
  }
}

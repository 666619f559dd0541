package io.relevo.switching;

import io.relevo.failover.Hold;
import io.relevo.fleet.Switch;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a switch of a member stands.
 *
 * @param mine whether this agent moves it; one that is shared may be moved by another and is then
 *     only read
 * @param reading empty before the first one
 */
public record Stand(Switch held, boolean mine, Position position, Optional<Reading> reading) {
  /** Of the switch. */
  public String name() {
    return held.name();
  }

  /** When it was out for this hold; what another agent moves is taken to have gone at once. */
  Optional<Instant> arrival(Hold hold) {
    if (mine) {
      return position.since().filter(_ -> restsOut() && agreed());
    }
    return reading.filter(r -> r.found().is(held.held())).map(_ -> hold.since());
  }

  /** From when on nobody comes by it any more. */
  Instant free(Instant arrived) {
    return arrived.plus(held.lingers());
  }

  /** Whether it was not yet seen to have left, though it may be on its way. */
  boolean stillOut() {
    return position.settled().equals(held.held()) && position.foreign().isEmpty();
  }

  private boolean restsOut() {
    return position.restsAt(held.held());
  }

  /** Its name, and what went wrong with it last. */
  public String phrase() {
    return reading.flatMap(Reading::failure).map(why -> name() + " (" + why + ")").orElse(name());
  }

  private boolean agreed() {
    return reading.map(Reading::agreed).orElse(true);
  }
}

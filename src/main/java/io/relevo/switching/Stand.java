package io.relevo.switching;

import io.relevo.failover.Hold;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import java.time.Instant;
import java.util.Optional;

/** Where a switch of a member or a service stands, as far as this agent can know it. */
public sealed interface Stand {
  /** The switch. */
  Switch held();

  /** Its name, and who moves it where that is somebody else. */
  String name();

  /** From when on nobody comes by it any more; empty before it is out for the hold. */
  Optional<Instant> free(Hold hold);

  /** Whether it was not yet seen to have left, though it may be on its way back. */
  boolean stillOut();

  /** Its name, and what went wrong with it last. */
  default String phrase() {
    return name();
  }

  /**
   * One that this agent moves.
   *
   * @param reading empty before the first one
   */
  record Own(Switch held, Position position, Optional<Reading> reading) implements Stand {
    @Override
    public String name() {
      return held.name();
    }

    /** From when on nobody comes by it any more, whatever took it out. */
    public Optional<Instant> free() {
      return position
          .since()
          .filter(_ -> position.restsHeld() && agreed())
          .map(since -> since.plus(held.lingers()));
    }

    @Override
    public Optional<Instant> free(Hold hold) {
      return free();
    }

    @Override
    public boolean stillOut() {
      return position.settled().held() && position.foreign().isEmpty();
    }

    @Override
    public String phrase() {
      return reading.flatMap(Reading::failure).map(why -> name() + " (" + why + ")").orElse(name());
    }

    private boolean agreed() {
      return reading.map(Reading::agreed).orElse(true);
    }
  }

  /** One that belongs to no host and that another agent moves: it is read here. */
  record Shared(Switch held, Optional<Reading> reading) implements Stand {
    @Override
    public String name() {
      return held.name();
    }

    /** It is taken to have gone at once. */
    @Override
    public Optional<Instant> free(Hold hold) {
      return reading
          .filter(r -> r.found().nearest().filter(Setting::held).isPresent())
          .map(_ -> hold.since().plus(held.lingers()));
    }

    @Override
    public boolean stillOut() {
      return false;
    }
  }

  /** One that a peer which is heard moves: it says itself where it is. */
  record Remote(Switch held, PeerView peer) implements Stand {
    @Override
    public String name() {
      return held.name() + " on " + peer.agent();
    }

    @Override
    public Optional<Instant> free(Hold hold) {
      return Optional.ofNullable(peer.gone().get(held.name()));
    }

    /** One that a failure keeps out there is not on its way back. */
    @Override
    public boolean stillOut() {
      return peer.gone().containsKey(held.name()) && !peer.out().contains(held.moves().name());
    }
  }
}

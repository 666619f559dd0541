package io.relevo.turn;

import io.relevo.failover.PeerView.Moved;
import io.relevo.fleet.Switch;
import io.relevo.journal.Entry;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is shared is moved by one agent now and by another then: where it stands is taken from the
 * one that moved it last, so that nobody takes a peer's move for a person's, nor for its own.
 */
final class Handover {
  /** By then everybody who is heard knows of a move that was begun. */
  private static final Duration KNOWN = Duration.ofSeconds(10);

  private final Draft draft;

  private Handover(Draft draft) {
    this.draft = draft;
  }

  /** Takes over where others put what is shared, and leaves to them what they move now. */
  static void heed(Draft draft) {
    var handover = new Handover(draft);
    draft.senses.peers().values().stream()
        .flatMap(peer -> peer.moved().stream())
        .forEach(handover::follow);
    draft.attention.part().switches().stream().filter(Switch::shared).forEach(handover::leave);
  }

  private void follow(Moved moved) {
    Optional.ofNullable(draft.senses.fleet().switches().get(moved.name()))
        .filter(Switch::shared)
        .filter(s -> newer(draft.position(s), moved))
        .filter(s -> moved.arrived() || draft.scene().mine(s))
        .ifPresent(
            s ->
                draft.remember(
                    new Entry.HandedOver(
                        s.name(),
                        moved.setting(),
                        Optional.of(moved.at()),
                        moved.arrived(),
                        draft.now())));
  }

  /** What a peer says it did later than now was told by another clock: it waits. */
  private boolean newer(Position known, Moved moved) {
    var last =
        Stream.concat(known.since().stream(), known.pending().stream().map(Position.Pending::since))
            .max(Instant::compareTo);
    return !moved.at().isAfter(draft.now())
        && last.filter(at -> !at.isBefore(moved.at())).isEmpty();
  }

  private void leave(Switch s) {
    var position = draft.position(s);
    if (outdated(s, position) && another(s)) {
      draft.remember(
          new Entry.HandedOver(s.name(), position.settled(), position.since(), true, draft.now()));
    }
  }

  /** A move or a mark of this agent's of which it would not see the end. */
  private boolean outdated(Switch s, Position position) {
    var found = Optional.ofNullable(draft.readings.get(s.name())).map(Reading::found);
    return position
            .pending()
            .filter(move -> move.tried().plus(KNOWN).isBefore(draft.now()))
            .isPresent()
        || (position.foreign().isPresent() && !position.foreign().equals(found));
  }

  /** Whether another agent moves it now, and says so. */
  private boolean another(Switch s) {
    var scene = draft.scene();
    var leader = scene.peers().get(scene.leader());
    return !scene.mine(s) && leader != null && leader.at().isPresent();
  }
}

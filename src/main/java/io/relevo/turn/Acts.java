package io.relevo.turn;

import io.relevo.failover.Decision;
import io.relevo.failover.Hold;
import io.relevo.failover.PeerView;
import io.relevo.failover.Phrases;
import io.relevo.failover.Reason;
import io.relevo.failover.Scene;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.health.State;
import io.relevo.journal.Entry;
import io.relevo.switching.Sequence;
import io.relevo.switching.Stand;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Operators' acts on members and services with several switches: in which order, until they are
 * done or undone.
 */
final class Acts {
  private final Draft draft;
  private final Scene scene;
  private final Decision decision;

  Acts(Draft draft, Scene scene, Decision decision) {
    this.draft = draft;
    this.scene = scene;
    this.decision = decision;
  }

  /** Whether the switch must wait for its turn; what for is noted. */
  boolean waits(Switch s) {
    var wait = before(s);
    wait.ifPresent(w -> draft.waits.put(s.name(), w));
    return wait.isPresent();
  }

  private Optional<Sequence.Wait> before(Switch s) {
    var wanted = Objects.requireNonNull(decision.wanted().get(s.name()));
    if (draft.position(s).restsAt(wanted.setting())) {
      return Optional.empty();
    }
    return wanted.reason() instanceof Reason.Held(Hold hold)
        ? Optional.of(hold).filter(this::underWay).flatMap(h -> sequence(s.moves()).beforeOut(s, h))
        : Optional.ofNullable(draft.memory.returned().get(s.moves().name()))
            .flatMap(at -> sequence(s.moves()).beforeBack(s, at));
  }

  /** Ends what could not be done, and remembers what is done. */
  void conclude() {
    draft.memory.holds().stream().filter(this::underWay).forEach(this::conclude);
  }

  private void conclude(Hold hold) {
    var sequence = sequence(hold.subject());
    if (stoodStill(hold, sequence)) {
      return;
    }
    if (sequence.complete(hold)) {
      draft.remember(new Entry.HoldComplete(hold, draft.now()));
    } else {
      sequence.next(hold).ifPresent(stand -> pursue(hold, stand));
    }
  }

  /** Nothing here can be moved now: a freeze is no failure to move. */
  private boolean stoodStill(Hold hold, Sequence sequence) {
    return sequence.stands().isEmpty()
        || (sequence.stands().stream().noneMatch(Stand.Own.class::isInstance)
            && draft.senses.fleet().switchesMoving(hold.subject()).stream().anyMatch(scene::mine));
  }

  private void pursue(Hold hold, Stand stand) {
    var since = draft.before.pursued().getOrDefault(stand.name(), draft.now());
    draft.pursued.put(stand.name(), since);
    if (draft.now().isAfter(since.plus(Sequence.DEADLINE))) {
      draft.ended(
          new Decision.Ended(
              hold,
              "%s did not move within %s; it is undone"
                  .formatted(stand.phrase(), Phrases.span(Sequence.DEADLINE))));
    }
  }

  /** An operator's, not yet complete. A member that failed has nobody to be kind to. */
  private boolean underWay(Hold hold) {
    return hold.planned()
        && !draft.memory.complete().containsKey(hold.id())
        && !(hold.subject() instanceof Subject.Member(String member) && failed(member));
  }

  private boolean failed(String member) {
    return scene.healthOf(member).state() == State.DOWN || scene.failureHold(member).isPresent();
  }

  private Sequence sequence(Subject subject) {
    return new Sequence(
        draft.senses.fleet().switchesMoving(subject).stream().flatMap(this::stands).toList(),
        draft.now());
  }

  /**
   * Of one that is moved on several hosts there are several; of who is not heard nothing is known.
   */
  private Stream<Stand> stands(Switch s) {
    var reading = Optional.ofNullable(draft.readings.get(s.name()));
    if (mine(s)) {
      return Stream.concat(Stream.of(new Stand.Own(s, draft.position(s), reading)), remote(s));
    }
    return s.shared() ? Stream.of(new Stand.Shared(s, reading)) : remote(s);
  }

  private Stream<Stand> remote(Switch s) {
    return s.shared() || scene.mode(s) != Mode.ACT
        ? Stream.of()
        : scene.movers(s).stream()
            .flatMap(agent -> Stream.ofNullable(scene.peers().get(agent)))
            .filter(PeerView::heard)
            .map(peer -> new Stand.Remote(s, peer));
  }

  /** Whether it is moved here and now: not where it is frozen or only watched. */
  private boolean mine(Switch s) {
    return decision.wanted().containsKey(s.name());
  }
}

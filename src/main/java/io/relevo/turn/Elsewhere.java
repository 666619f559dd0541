package io.relevo.turn;

import io.relevo.failover.PeerView;
import io.relevo.fleet.Target;
import io.relevo.health.Health;
import io.relevo.health.Judge;
import io.relevo.health.State;
import java.time.Instant;
import java.util.Optional;

/**
 * What is believed of targets that this agent cannot look at: what the agent on their host says,
 * for as long as that one is heard and its evidence is not stale.
 */
final class Elsewhere {
  private final Judge judge = new Judge();

  /** Takes over what the peers say. */
  void believe(Draft draft) {
    draft.senses.fleet().unseen().forEach(target -> draft.believe(heard(draft, target)));
  }

  private Health heard(Draft draft, Target target) {
    var before = draft.healthOf(target.name());
    var now = draft.now();
    if (draft.senses.selfDoubt().isPresent()) {
      return judge.age(target.pace(), before, now);
    }
    return word(draft, target)
        .filter(word -> word.state() == State.UNSURE || fresh(target, word, now))
        .orElseGet(() -> judge.forget(before, now));
  }

  private boolean fresh(Target target, Health word, Instant now) {
    return judge.age(target.pace(), word, now.minus(Sight.UNDER_WAY)).equals(word);
  }

  private static Optional<Health> word(Draft draft, Target target) {
    return target
        .on()
        .flatMap(host -> Optional.ofNullable(draft.senses.peers().get(host)))
        .filter(PeerView::heard)
        .flatMap(peer -> said(peer, target.name()));
  }

  private static Optional<Health> said(PeerView peer, String target) {
    return peer.verdicts().stream().filter(health -> health.target().equals(target)).findFirst();
  }
}

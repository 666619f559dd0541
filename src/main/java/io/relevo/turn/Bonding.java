package io.relevo.turn;

import io.relevo.failover.Decision;
import io.relevo.failover.Hold;
import io.relevo.failover.PeerView;
import io.relevo.journal.Entry;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What operators ordered on other agents binds this one, whether those are heard or not. */
final class Bonding {
  private Bonding() {}

  /** Remembers what the peers hold now, and ends what is over though its owner cannot say so. */
  static void heed(Draft draft) {
    for (var peer : draft.senses.peers().values()) {
      if (peer.heard() && peer.at().isPresent()) {
        remember(draft, peer);
      } else if (!peer.heard()) {
        draft.memory.bonds().by(peer.agent()).stream()
            .filter(hold -> hold.due(draft.now()) && mayEnd(draft, hold))
            .forEach(hold -> end(draft, peer, hold));
      }
    }
  }

  private static void remember(Draft draft, PeerView peer) {
    var known = draft.memory.bonds().said(peer.agent());
    if (!known.equals(peer.holds())) {
      draft.remember(new Entry.Bound(peer.agent(), peer.holds(), draft.now()));
      known.forEach(hold -> draft.attention.stir(hold.subject()));
      peer.holds().forEach(hold -> draft.attention.stir(hold.subject()));
    }
  }

  /**
   * A member comes back through the readiness gate, here as there (law 3), and when it can move.
   */
  private static boolean mayEnd(Draft draft, Hold hold) {
    var target = hold.subject().name();
    if (draft.memory.holds().stream().anyMatch(own -> own.effect() == Hold.Effect.FREEZE)) {
      return false;
    }
    return hold.effect() != Hold.Effect.OUT
        || !draft.senses.fleet().targets().containsKey(target)
        || draft.healthOf(target).proven();
  }

  private static void end(Draft draft, PeerView peer, Hold hold) {
    var why = "its deadline passed, and %s is not heard".formatted(peer.agent());
    draft.ended(new Decision.Ended(hold, why));
  }

  /** The peers as they were heard, each bound by what is remembered of it. */
  static SequencedMap<String, PeerView> peers(Draft draft) {
    var peers = new LinkedHashMap<>(draft.senses.peers());
    peers.replaceAll((name, peer) -> peer.binding(draft.memory.bonds().by(name)));
    return peers;
  }
}

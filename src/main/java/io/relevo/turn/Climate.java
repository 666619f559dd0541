package io.relevo.turn;

import io.relevo.failover.Hold;
import io.relevo.failover.PeerView;
import io.relevo.journal.Memory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What every decision depends on: when it changes, everything must be looked at.
 *
 * @param selfDoubt why this agent may be the sick one, where it may
 * @param peers what the other agents say that binds this one, without what they see and did
 * @param freezes the freezes in force
 */
record Climate(Optional<String> selfDoubt, List<PeerView> peers, List<Hold> freezes) {

  static Climate of(Senses senses, Memory memory) {
    return new Climate(
        senses.selfDoubt(),
        senses.peers().values().stream().map(Climate::binding).toList(),
        memory.holds().stream()
            .filter(hold -> hold.effect() == Hold.Effect.FREEZE && !hold.due(senses.now()))
            .toList());
  }

  /** That it answered counts, and not when. */
  private static PeerView binding(PeerView peer) {
    var gone = new LinkedHashMap<>(peer.gone());
    gone.replaceAll((_, _) -> Instant.EPOCH);
    return new PeerView(
        peer.agent(),
        peer.heard(),
        peer.at().map(_ -> Instant.EPOCH),
        peer.out(),
        peer.returnable(),
        peer.holds(),
        gone,
        List.of(),
        List.of());
  }
}

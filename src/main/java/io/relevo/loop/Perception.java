package io.relevo.loop;

import io.relevo.alert.Situation.Ailment;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Agent;
import io.relevo.fleet.Fleet;
import io.relevo.turn.Senses;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Makes of everything that waited in the mailbox what the core senses at one moment. */
final class Perception {
  /** As long as the first mail of an incident waits. */
  private static final Duration CONVALESCENCE = Duration.ofSeconds(3);

  private final Instant started;
  private final Function<Duration, Optional<String>> uplinkDoubt;

  private volatile Doubt doubt = new Doubt("", Instant.MIN);

  private record Doubt(String why, Instant until) {}

  /**
   * @param uplinkDoubt why the uplink is in doubt, when nothing answered for so long
   */
  Perception(Instant started, Function<Duration, Optional<String>> uplinkDoubt) {
    this.started = started;
    this.uplinkDoubt = uplinkDoubt;
  }

  Senses senses(Fleet fleet, Mailbox.Batch batch, List<Ailment> ailments, Instant now) {
    var peers = peers(fleet.agent(), batch, now);
    return new Senses(
        fleet,
        batch.looks(),
        batch.readings(),
        peers,
        batch.reports().values().stream()
            .flatMap(heard -> heard.report().heard().stream())
            .toList(),
        doubt(fleet.agent(), batch, now),
        ailments,
        batch.orders().stream().map(Mailbox.Asked::order).toList(),
        now);
  }

  private SequencedMap<String, PeerView> peers(Agent agent, Mailbox.Batch batch, Instant now) {
    var peers = new LinkedHashMap<String, PeerView>();
    agent
        .others()
        .forEach(
            name -> peers.put(name, peer(name, batch.reports().get(name), agent.peerLost(), now)));
    return peers;
  }

  /**
   * A peer that never answered counts as heard until it has had its time: everybody may just have
   * started.
   */
  private PeerView peer(
      String name,
      Mailbox.@org.jspecify.annotations.Nullable Heard heard,
      Duration patience,
      Instant now) {
    return heard == null
        ? PeerView.silent(name, now.isBefore(started.plus(patience)))
        : heard.report().view(now.isBefore(heard.at().plus(patience)), heard.at());
  }

  /**
   * Law 11: neither a peer nor the own uplink has answered for half of the time after which a peer
   * is lost, so that nobody is blamed for our own silence. Who was in doubt stays so for a moment,
   * until what was seen before is seen anew.
   */
  private Optional<String> doubt(Agent agent, Mailbox.Batch batch, Instant now) {
    var patience = agent.peerLost().dividedBy(2);
    var heard =
        batch.reports().values().stream().anyMatch(word -> now.isBefore(word.at().plus(patience)));
    var fresh = heard ? Optional.<String>empty() : uplinkDoubt.apply(patience);
    fresh.ifPresent(why -> doubt = new Doubt(why, now.plus(CONVALESCENCE)));
    return Optional.of(doubt).filter(last -> now.isBefore(last.until())).map(Doubt::why);
  }
}

package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Situation.Ailment;
import io.relevo.alert.Told;
import io.relevo.failover.Order;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Fleet;
import io.relevo.probe.Blind;
import io.relevo.probe.Observation;
import io.relevo.switching.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is sensed at one moment.
 *
 * @param looks the newest looks since the last turn, oldest first
 * @param readings how switches were found since the last turn, by name
 * @param peers what the other agents last said, by name
 * @param heard the incidents that peers have told of
 * @param selfDoubt why this agent may be the sick one, where it may
 * @param blind the times, ended just now, in which it could not see
 * @param ailments what is wrong with Relevo itself
 * @param orders what operators ask for, oldest first
 */
public record Senses(
    Fleet fleet,
    List<Observation> looks,
    SequencedMap<String, Reading> readings,
    SequencedMap<String, PeerView> peers,
    List<Heard> heard,
    Optional<String> selfDoubt,
    List<Blind> blind,
    List<Ailment> ailments,
    List<Order> orders,
    Instant now) {

  /** An incident that a peer has told of, and whom it told. */
  public record Heard(String peer, Incident incident, List<Told> told) {}
}

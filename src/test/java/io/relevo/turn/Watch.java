package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Told;
import io.relevo.failover.Order;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.health.Health;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import io.relevo.switching.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One agent, turn after turn, for tests: what it senses is said, what it plans is returned. */
final class Watch {
  static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

  private final Fleet fleet;
  private final Turn turn;
  private final SequencedMap<String, Found> found = new LinkedHashMap<>();
  private final SequencedMap<String, PeerView> peers = new LinkedHashMap<>();
  private final List<Senses.Heard> heard = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final SequencedMap<String, String> stuck = new LinkedHashMap<>();
  private final SequencedMap<String, Life> lives = new LinkedHashMap<>();
  private Optional<String> doubt = Optional.empty();
  private List<Blind> blind = List.of();
  private Belief belief;
  private Instant now = START;

  Watch(Fleet fleet, Memory memory) {
    this.fleet = fleet;
    this.turn = new Turn(fleet.agent().name(), "example.com");
    this.belief = Belief.from(memory);
    fleet.agent().others().forEach(name -> silent(name, true));
    fleet.switches().values().stream()
        .filter(fleet::mine)
        .forEach(s -> found.put(s.name(), new Found.At(s.normal())));
  }

  Watch found(String name, Setting at) {
    found.put(name, new Found.At(at));
    return this;
  }

  Watch found(String name, Found at) {
    found.put(name, at);
    return this;
  }

  /** What keeps the position of this switch is started anew. */
  Watch renewed(String name, String life) {
    lives.put(name, new Life.OfProcess("HAProxy", life));
    return this;
  }

  /** From now on this switch cannot be moved, for this reason. */
  Watch stuck(String name, String why) {
    stuck.put(name, why);
    return this;
  }

  Watch silent(String peer, boolean there) {
    peers.put(peer, PeerView.silent(peer, there));
    return this;
  }

  /** What another agent says of itself now. */
  Watch hears(Watch other) {
    var report = PeerReport.of(other.fleet, other.belief, other.now);
    peers.put(report.agent(), report.view(true, true, now));
    return this;
  }

  /** Who was heard is not heard any more. */
  Watch lost(String peer) {
    peers.computeIfPresent(peer, (_, last) -> last.lost());
    return this;
  }

  /** It begins anew with what its journal remembers, and has heard nobody yet. */
  Watch restarted() {
    belief = Belief.from(belief.memory());
    fleet.agent().others().forEach(name -> silent(name, true));
    return this;
  }

  /** A peer says what it believes of what only it can see. */
  Watch hears(String peer, Health... verdicts) {
    peers.put(
        peer,
        new PeerView(
            peer, true, Optional.of(now), List.of(), List.of(), List.of(), List.of(verdicts)));
    return this;
  }

  /** A peer says what it told of an incident. */
  Watch hears(String peer, Incident incident, Told... told) {
    heard.removeIf(
        known -> known.peer().equals(peer) && known.incident().id().equals(incident.id()));
    heard.add(new Senses.Heard(peer, incident, List.of(told)));
    return hears(peer, new Health[0]);
  }

  Watch doubt(boolean now) {
    doubt = now ? Optional.of("no peer is heard and the uplink does not answer") : Optional.empty();
    return this;
  }

  /** In the next turn it notices that it stood still until now. */
  Watch stoodStill(Duration time) {
    blind = List.of(new Blind.StoodStill(now, now.plus(time)));
    return wait(time);
  }

  /** In the next turn it notices that its clock was set. */
  Watch clockSet(Duration by) {
    wait(by);
    blind = List.of(new Blind.ClockSet(now, by));
    return this;
  }

  Watch wait(Duration time) {
    now = now.plus(time);
    return this;
  }

  Observation passed(String target) {
    return look(target, new Outcome.Passed(Outcome.Answer.SERVING));
  }

  Observation failed(String target) {
    return look(target, new Outcome.Failed(Cause.EMPTY_REPLY, "closed after 0 bytes"));
  }

  /** One that ran until it timed out. */
  Observation failed(String target, Duration took) {
    return new Observation(target, failed(target).outcome(), now, took);
  }

  private Observation look(String target, Outcome outcome) {
    return new Observation(target, outcome, now, Duration.ofMillis(2));
  }

  /** A turn on these looks. */
  Plan take(Observation... looks) {
    return take(senses(List.of(looks), List.of()));
  }

  /** A turn on an order. */
  Plan order(Order order) {
    return take(senses(List.of(), List.of(order)));
  }

  private Plan take(Senses senses) {
    var plan = turn.take(belief, senses);
    belief = plan.belief();
    blind = List.of();
    notices.addAll(plan.notices());
    plan.moves().stream()
        .filter(move -> !stuck.containsKey(move.name()))
        .forEach(move -> found.put(move.name(), new Found.At(move.to().setting())));
    return plan;
  }

  /** Three good looks at everything, a second apart. */
  Watch settle() {
    for (var i = 0; i < 3; i++) {
      wait(Duration.ofSeconds(1));
      take(fleet.targets().keySet().stream().map(this::passed).toArray(Observation[]::new));
    }
    return this;
  }

  /** Two looks at everything, of which those at the targets named fail. */
  Plan fail(String... targets) {
    wait(Duration.ofSeconds(1)).take(looks(List.of(targets)));
    return wait(Duration.ofMillis(250)).take(looks(List.of(targets)));
  }

  private Observation[] looks(List<String> failing) {
    return fleet.targets().keySet().stream()
        .map(name -> failing.contains(name) ? failed(name) : passed(name))
        .toArray(Observation[]::new);
  }

  Turn.Preview preview(Order order) {
    return turn.preview(belief, senses(List.of(), List.of()), order);
  }

  /** Every message so far. */
  List<Notice> notices() {
    return notices;
  }

  Belief belief() {
    return belief;
  }

  Memory memory() {
    return belief.memory();
  }

  Instant now() {
    return now;
  }

  Senses senses(List<Observation> looks, List<Order> orders) {
    var readings = new LinkedHashMap<String, Reading>();
    found.forEach(
        (name, at) ->
            readings.put(
                name,
                new Reading(
                    name,
                    at,
                    List.of(),
                    Optional.ofNullable(stuck.get(name)),
                    Optional.ofNullable(lives.get(name)),
                    now)));
    return new Senses(
        fleet, looks, readings, peers, List.copyOf(heard), doubt, blind, List.of(), orders, now);
  }
}

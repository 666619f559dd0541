package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Situation;
import io.relevo.alert.Told;
import io.relevo.failover.Decision;
import io.relevo.failover.Hold;
import io.relevo.failover.Ruling;
import io.relevo.failover.Scene;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.health.Health;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import io.relevo.switching.Sequence;
import io.relevo.switching.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A turn being taken. */
final class Draft {
  final Belief before;
  final Senses senses;
  final SequencedMap<String, Health> health = new LinkedHashMap<>();
  final List<Entry> entries = new ArrayList<>();
  final List<Ruling> rulings = new ArrayList<>();
  final List<String> released = new ArrayList<>();
  final SequencedMap<String, Sequence.Wait> waits = new LinkedHashMap<>();
  final SequencedMap<String, Instant> pursued = new LinkedHashMap<>();
  Memory memory;

  Draft(Belief before, Senses senses) {
    this.before = before;
    this.senses = senses;
    this.memory = before.memory();
  }

  Instant now() {
    return senses.now();
  }

  void remember(Entry entry) {
    entries.add(entry);
    memory = memory.with(entry);
  }

  Health healthBefore(String target) {
    var known = before.health().get(target);
    return known == null ? Health.unknown(target, now()) : known;
  }

  Health healthOf(String target) {
    return Objects.requireNonNull(health.get(target));
  }

  void believe(Health now) {
    var was = healthOf(now.target());
    health.put(now.target(), now);
    if (was.state() != now.state()) {
      remember(
          new Entry.HealthChanged(now.target(), was.state(), now.state(), look(now), senses.now()));
    }
  }

  private static String look(Health now) {
    return now.latest().map(latest -> latest.outcome().phrase()).orElse("no look")
        + now.behind().map(root -> ", behind " + root).orElse("");
  }

  /** Law 11: what was seen while this agent may have been the sick one is unclear. */
  Observation doubted(Observation look) {
    return senses
        .selfDoubt()
        .or(() -> blindness(look).map(Blind::why))
        .map(doubt -> look.with(new Outcome.Unclear(doubt)))
        .orElse(look);
  }

  /** When the clock was just set nobody knows by which one the looks that waited are told. */
  private Optional<Blind> blindness(Observation look) {
    return Stream.concat(
            senses.blind().stream().filter(Blind.ClockSet.class::isInstance),
            memory.blind().stream().filter(blind -> blind.hides(look)))
        .findFirst();
  }

  void placed(Hold hold) {
    var group =
        senses
            .fleet()
            .groupOf(hold.subject().name())
            .map(Group::name)
            .orElse(hold.subject().name());
    remember(new Entry.HoldPlaced(hold, group, now()));
  }

  void ended(Decision.Ended ended) {
    remember(new Entry.HoldEnded(ended.hold(), ended.why(), now()));
  }

  boolean untold(Incident incident) {
    return memory.told().stream().noneMatch(told -> told.incident().equals(incident.id()));
  }

  /** Whether we think that this recipient still believes the incident to be open. */
  boolean believesOpen(Told told) {
    return memory.told().stream()
        .anyMatch(
            known ->
                known.incident().equals(told.incident())
                    && known.person().equals(told.person())
                    && known.phase() == Told.Phase.OPENED);
  }

  /** Whether we know of an older message about the same to this recipient, and not of this one. */
  boolean toldBefore(Told told) {
    return memory.told().stream()
        .anyMatch(
            known ->
                known.incident().equals(told.incident())
                    && known.person().equals(told.person())
                    && known.phase() == Told.Phase.OPENED
                    && known.seq() < told.seq());
  }

  Position position(Switch s) {
    return Objects.requireNonNullElse(memory.positions().get(s.name()), Position.normal(s));
  }

  boolean firstReading(Switch s) {
    return !before.read().contains(s.name());
  }

  String reading(String name) {
    return Optional.ofNullable(senses.readings().get(name)).map(Reading::phrase).orElse("not read");
  }

  Subject subjectOf(String switchName) {
    return Objects.requireNonNull(senses.fleet().switches().get(switchName)).moves();
  }

  /** An incident as memory has it: with every act. */
  Incident known(Incident closed) {
    return Stream.concat(memory.closed().stream(), memory.open().stream())
        .filter(incident -> incident.id().equals(closed.id()))
        .findFirst()
        .map(incident -> incident.closedAt(now()))
        .orElse(closed);
  }

  Scene scene() {
    return new Scene(
        senses.fleet(),
        health,
        memory.holds(),
        memory.takenOut(),
        memory.returned(),
        memory.strayed(senses.fleet()),
        senses.peers(),
        senses.selfDoubt(),
        now());
  }

  Situation situation(Decision decision) {
    return new Situation(
        scene(),
        decision,
        memory.positions(),
        senses.readings(),
        waits,
        memory.open(),
        memory.told(),
        memory.blind(),
        senses.ailments());
  }

  Plan plan(List<Step.Move> moves, List<Notice> notices, Decision decision, Optional<Instant> due) {
    var read = new LinkedHashSet<>(before.read());
    read.addAll(senses.readings().keySet());
    var belief = new Belief(memory, health, decision.refused(), read, pursued);
    var idle = now().plus(Turn.IDLE);
    return new Plan(
        belief,
        List.copyOf(entries),
        moves,
        notices,
        List.copyOf(rulings),
        situation(decision),
        due.filter(idle::isAfter).orElse(idle));
  }
}

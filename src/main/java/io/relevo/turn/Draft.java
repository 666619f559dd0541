package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Situation;
import io.relevo.alert.Told;
import io.relevo.failover.Decision;
import io.relevo.failover.Hold;
import io.relevo.failover.Ruling;
import io.relevo.failover.Scene;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Group;
import io.relevo.fleet.Indexed;
import io.relevo.fleet.Roll;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A turn being taken. */
final class Draft {
  final Belief before;
  final Senses senses;
  final Attention attention;
  final Roll<Reading> readings;
  final List<Entry> entries = new ArrayList<>();
  final List<Ruling> rulings = new ArrayList<>();
  final List<String> released = new ArrayList<>();
  final SequencedMap<String, Sequence.Wait> waits = new LinkedHashMap<>();
  final SequencedMap<String, Instant> pursued = new LinkedHashMap<>();
  Memory memory;
  private Roll<Wanted> wanted;
  private final SequencedMap<String, Health> seen = new LinkedHashMap<>();
  private Roll<Health> health;
  private Instant fresh;

  /** One that looks at what is not at rest; at everything where nothing is known to be. */
  Draft(Belief before, Senses senses) {
    this.before = before;
    this.senses = senses;
    this.memory = before.memory();
    var fleet = senses.fleet();
    var rest = before.rest().filter(known -> known.holds(senses, memory));
    this.attention =
        rest.map(known -> new Attention(fleet, known.awake()))
            .orElseGet(() -> Attention.toAll(fleet));
    this.fresh = rest.map(Rest::fresh).orElse(Instant.MIN);
    this.health = rest.isPresent() ? before.health() : everyHealth();
    this.readings = (rest.isPresent() ? before.readings() : everyReading()).with(read());
    this.wanted = rest.map(Rest::wanted).orElseGet(() -> Roll.of(fleet.switches().keySet()));
  }

  private Roll<Health> everyHealth() {
    var known = new LinkedHashMap<String, Health>();
    senses.fleet().targets().keySet().forEach(name -> known.put(name, healthBefore(name)));
    return Roll.<Health>of(known.keySet()).with(known);
  }

  private Health healthBefore(String target) {
    var known = before.health().get(target);
    return known == null ? Health.unknown(target, now()) : known;
  }

  private Roll<Reading> everyReading() {
    var known = new LinkedHashMap<>(before.readings());
    known.keySet().retainAll(senses.fleet().switches().keySet());
    return Roll.<Reading>of(senses.fleet().switches().keySet()).with(known);
  }

  /** What was read since the last turn; what says nothing new is no news. */
  private SequencedMap<String, Reading> read() {
    var read = new LinkedHashMap<>(senses.readings());
    read.keySet().retainAll(senses.fleet().switches().keySet());
    read.forEach(
        (name, reading) -> {
          var known = before.readings().get(name);
          if (known == null || !reading.repeats(known)) {
            attention.stir(new Subject.OfSwitch(name));
          }
        });
    return read;
  }

  Instant now() {
    return senses.now();
  }

  void remember(Entry entry) {
    entries.add(entry);
    memory = memory.with(entry);
    entry.about().ifPresent(attention::stir);
  }

  Health healthOf(String target) {
    var now = seen.get(target);
    return now == null ? Objects.requireNonNull(health.get(target)) : now;
  }

  void believe(Health now) {
    var was = healthOf(now.target());
    if (was.equals(now)) {
      return;
    }
    seen.put(now.target(), now);
    if (!now.quietAs(was)) {
      attention.stir(new Subject.Member(now.target()));
    }
    if (was.state() != now.state()) {
      remember(
          new Entry.HealthChanged(now.target(), was.state(), now.state(), look(now), senses.now()));
    }
  }

  private static String look(Health now) {
    return now.latest().map(latest -> latest.outcome().phrase()).orElse("no look")
        + now.behind().map(root -> ", behind " + root).orElse("");
  }

  /** Everything was judged. */
  void judged() {
    health = health.with(seen);
  }

  /** Until when nothing that was seen grows stale. */
  Instant fresh() {
    return fresh;
  }

  /** Something that was seen counts no longer than this. */
  void freshUntil(Instant time) {
    fresh = time.isBefore(fresh) ? time : fresh;
  }

  /** All of it is looked over anew. */
  void refreshed() {
    fresh = Instant.MAX;
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

  /** A switch is Relevo's again, wherever it stands. */
  void released(String name) {
    released.add(name);
    attention.stir(new Subject.OfSwitch(name));
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
    return !before.readings().containsKey(s.name());
  }

  String reading(String name) {
    return Optional.ofNullable(readings.get(name)).map(Reading::phrase).orElse("not read");
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
        Indexed.by(Hold::subject, memory.holds()),
        memory.takenOut(),
        memory.returned(),
        new Locating(this).now(),
        Bonding.peers(this),
        senses.selfDoubt(),
        now(),
        attention.part());
  }

  /** The decision for what is awake, with what was wanted before of all that is at rest. */
  Decision whole(Scene scene, Decision decision) {
    var decided = scene.awake().switches().stream().map(Switch::name).toList();
    wanted = wanted.without(decided).with(decision.wanted());
    return decision.with(wanted);
  }

  Roll<Wanted> wanted() {
    return wanted;
  }

  Situation situation(Scene scene, Decision decision) {
    return new Situation(
        scene,
        decision,
        memory.positions(),
        readings,
        waits,
        Indexed.by(Incident::key, memory.open()),
        Indexed.by(Told::incident, memory.told()),
        memory.blind(),
        senses.ailments());
  }

  Plan plan(List<Step.Move> moves, List<Notice> notices, Decision decision, Optional<Instant> due) {
    var rest = Optional.of(Rest.after(this, decision));
    var belief = new Belief(memory, health, decision.refused(), readings, pursued, rest);
    var idle = now().plus(Turn.IDLE);
    return new Plan(
        belief,
        List.copyOf(entries),
        moves,
        notices,
        List.copyOf(rulings),
        situation(scene().whole(), decision),
        due.filter(idle::isAfter).orElse(idle));
  }
}

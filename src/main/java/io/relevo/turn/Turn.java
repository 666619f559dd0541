package io.relevo.turn;

import io.relevo.alert.Herald;
import io.relevo.alert.Incident;
import io.relevo.alert.Incidents;
import io.relevo.alert.Notice;
import io.relevo.alert.Problems;
import io.relevo.alert.Situation;
import io.relevo.alert.Told;
import io.relevo.failover.Decision;
import io.relevo.failover.Desk;
import io.relevo.failover.Hold;
import io.relevo.failover.Order;
import io.relevo.failover.Policy;
import io.relevo.failover.Refusal;
import io.relevo.failover.Ruling;
import io.relevo.failover.Scene;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.health.Health;
import io.relevo.health.Judge;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import io.relevo.switching.Reconciler;
import io.relevo.switching.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One turn: judge what was seen, rule on orders, decide what ought to be, plan the moves, follow
 * the incidents, write the messages. Pure: the same belief and senses always give the same plan.
 */
public final class Turn {
  /**
   * How long until the next turn when nothing arrives: waits and patience are counted by the clock.
   */
  public static final Duration IDLE = Duration.ofSeconds(1);

  private final Judge judge = new Judge();
  private final Desk desk = new Desk();
  private final Policy policy = new Policy();
  private final Reconciler reconciler = new Reconciler();
  private final Problems problems = new Problems();
  private final Incidents incidents;
  private final Herald herald;

  /**
   * @param agent this agent's name
   * @param domain what follows the @ in Message-IDs
   */
  public Turn(String agent, String domain) {
    this.incidents = new Incidents(agent);
    this.herald = new Herald(domain);
  }

  /** What to do now. */
  public Plan take(Belief before, Senses senses) {
    var draft = new Draft(before, senses);
    judge(draft);
    rule(draft);
    var decision = decide(draft);
    var moves = move(draft, decision);
    adopt(draft);
    var notices = tell(draft, decision);
    return draft.plan(moves, notices, decision, policy.nextDue(draft.scene()));
  }

  /** What would become of an order, and which switches would move: nothing is done. */
  public Preview preview(Belief belief, Senses senses, Order order) {
    var draft = new Draft(belief, senses);
    judge(draft);
    var ruling = desk.rule(draft.scene(), order);
    var now = policy.decide(draft.scene()).wanted();
    var then = policy.decide(draft.scene().with(after(draft.memory.holds(), ruling))).wanted();
    var moves =
        then.values().stream()
            .filter(wanted -> !wanted.equals(now.get(wanted.name())))
            .map(
                wanted ->
                    wanted.name()
                        + " would go "
                        + wanted.setting().phrase()
                        + ": "
                        + wanted.reason().sentence())
            .toList();
    return new Preview(ruling, ruling.accepted() ? moves : List.of());
  }

  /** An order's fate, foretold. */
  public record Preview(Ruling ruling, List<String> moves) {}

  private void judge(Draft draft) {
    var senses = draft.senses;
    senses
        .fleet()
        .targets()
        .keySet()
        .forEach(name -> draft.health.put(name, draft.healthBefore(name)));
    for (var look : senses.looks()) {
      var target = senses.fleet().targets().get(look.target());
      if (target != null) {
        draft.believe(
            judge.judge(target.pace(), draft.healthOf(look.target()), draft.doubted(look)));
      }
    }
    senses
        .fleet()
        .targets()
        .values()
        .forEach(
            target ->
                draft.believe(
                    judge.age(target.pace(), draft.healthOf(target.name()), senses.now())));
  }

  private void rule(Draft draft) {
    for (var order : draft.senses.orders()) {
      var ruling = desk.rule(draft.scene(), order);
      draft.rulings.add(ruling);
      draft.released.addAll(ruling.released());
      ruling.ended().forEach(draft::ended);
      ruling.placed().forEach(hold -> draft.remember(new Entry.HoldPlaced(hold, "", draft.now())));
      ruling.refusals().forEach(refusal -> draft.remember(new Entry.Refused(refusal, draft.now())));
    }
  }

  private static List<Hold> after(List<Hold> holds, Ruling ruling) {
    var after = new ArrayList<>(holds);
    ruling.ended().forEach(ended -> after.remove(ended.hold()));
    after.addAll(ruling.placed());
    return List.copyOf(after);
  }

  private Decision decide(Draft draft) {
    var decision = policy.decide(draft.scene());
    decision.ended().forEach(draft::ended);
    decision.placed().forEach(draft::placed);
    decision.refused().stream()
        .filter(
            refusal ->
                draft.before.refused().stream().noneMatch(known -> sameRefusal(known, refusal)))
        .forEach(refusal -> draft.remember(new Entry.Refused(refusal, draft.now())));
    return decision;
  }

  private static boolean sameRefusal(Refusal a, Refusal b) {
    return a.subject().equals(b.subject()) && a.act().equals(b.act()) && a.law() == b.law();
  }

  private List<Step.Move> move(Draft draft, Decision decision) {
    var moves = new ArrayList<Step.Move>();
    for (var wanted : decision.wanted().values()) {
      var s = Objects.requireNonNull(draft.senses.fleet().switches().get(wanted.name()));
      step(draft, s, decision).ifPresent(step -> carry(draft, step, moves));
    }
    return List.copyOf(moves);
  }

  private Optional<Step> step(Draft draft, Switch s, Decision decision) {
    var reading = draft.senses.readings().get(s.name());
    var wanted = Objects.requireNonNull(decision.wanted().get(s.name()));
    return reading == null
        ? Optional.empty()
        : reconciler.step(
            draft.released.contains(s.name()) ? s.enforced() : s,
            draft.position(s),
            reading,
            wanted,
            draft.firstReading(s),
            draft.now());
  }

  private static void carry(Draft draft, Step step, List<Step.Move> moves) {
    switch (step) {
      case Step.Move move -> {
        draft.remember(
            new Entry.MoveBegun(
                move.name(),
                move.from(),
                move.to().setting(),
                move.to().reason().sentence(),
                draft.now()));
        moves.add(move);
      }
      case Step.Settle settle ->
          draft.remember(
              new Entry.MoveSettled(
                  settle.name(), settle.at().setting(), draft.reading(settle.name()), draft.now()));
      case Step.Leave leave ->
          draft.remember(
              new Entry.MovedByOthers(
                  leave.name(), leave.found(), leave.wanted().setting(), draft.now()));
    }
  }

  /**
   * What a peer has told already is not told again: its incident takes the place of our own for the
   * same problem.
   */
  private static void adopt(Draft draft) {
    for (var heard : draft.senses.heard()) {
      draft.memory.open().stream()
          .filter(
              own ->
                  own.key().equals(heard.incident().key())
                      && !own.id().equals(heard.incident().id()))
          .filter(
              own ->
                  heard.incident().closed().isEmpty()
                      && !heard.told().isEmpty()
                      && draft.untold(own))
          .findFirst()
          .ifPresent(
              own ->
                  draft.remember(
                      new Entry.IncidentAdopted(
                          own.id(), heard.incident(), heard.told(), draft.now())));
      heard.told().stream()
          .filter(told -> told.phase() == Told.Phase.CLOSED && draft.believesOpen(told))
          .forEach(told -> draft.remember(new Entry.ToldByPeer(told, draft.now())));
    }
  }

  private List<Notice> tell(Draft draft, Decision decision) {
    var present = problems.find(draft.situation(decision));
    var changes = incidents.follow(draft.memory.open(), present, draft.memory::knows, draft.now());
    changes
        .opened()
        .forEach(incident -> draft.remember(new Entry.IncidentOpened(incident, draft.now())));
    changes
        .changed()
        .forEach(incident -> draft.remember(new Entry.IncidentChanged(incident, draft.now())));
    changes
        .closed()
        .forEach(
            incident ->
                draft.remember(new Entry.IncidentClosed(draft.known(incident), draft.now())));
    recordActs(draft);
    var notices = herald.tell(draft.situation(decision), draft.memory.tellable());
    notices.forEach(notice -> draft.remember(new Entry.NoticeQueued(notice, draft.now())));
    return notices;
  }

  /** What was done about an incident belongs to its story. */
  private static void recordActs(Draft draft) {
    for (var entry : List.copyOf(draft.entries)) {
      act(draft, entry)
          .ifPresent(
              act ->
                  draft.memory.open().stream()
                      .filter(incident -> incident.key().subject().equals(act.subject()))
                      .forEach(
                          incident ->
                              draft.remember(
                                  new Entry.IncidentChanged(
                                      incident.acted(act.act()), draft.now()))));
    }
  }

  private record Deed(Subject subject, Incident.Act act) {}

  private static Optional<Deed> act(Draft draft, Entry entry) {
    return switch (entry) {
      case Entry.MoveSettled e ->
          Optional.of(
              deed(
                  draft.subjectOf(e.name()),
                  e.at(),
                  "moved %s: %s".formatted(e.name(), e.reading())));
      case Entry.HoldPlaced e ->
          Optional.of(
              deed(
                  e.hold().subject(),
                  e.at(),
                  "took " + e.hold().subject().name() + " out of rotation: " + e.hold().reason()));
      case Entry.HoldEnded e ->
          Optional.of(
              deed(
                  e.hold().subject(),
                  e.at(),
                  "ended the hold on " + e.hold().subject().name() + ": " + e.why()));
      case Entry.Refused e ->
          Optional.of(deed(e.refusal().subject(), e.at(), e.refusal().sentence()));
      default -> Optional.empty();
    };
  }

  private static Deed deed(Subject subject, Instant at, String sentence) {
    return new Deed(subject, new Incident.Act(at, sentence));
  }

  /** A turn being taken. */
  private static final class Draft {
    private final Belief before;
    private final Senses senses;
    private final SequencedMap<String, Health> health = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private Memory memory;

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
        var look = now.latest().map(latest -> latest.outcome().phrase()).orElse("no look");
        remember(
            new Entry.HealthChanged(now.target(), was.state(), now.state(), look, senses.now()));
      }
    }

    /** Law 11: while this agent may be the sick one, what it sees elsewhere is unclear. */
    Observation doubted(Observation look) {
      return senses
          .selfDoubt()
          .map(
              doubt ->
                  new Observation(
                      look.target(), new Outcome.Unclear(doubt), look.at(), look.took()))
          .orElse(look);
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

    Position position(Switch s) {
      var known = memory.positions().get(s.name());
      return known == null ? new Position(s.normal(), Optional.empty(), Optional.empty()) : known;
    }

    boolean firstReading(Switch s) {
      return !before.read().contains(s.name());
    }

    String reading(String name) {
      return Optional.ofNullable(senses.readings().get(name))
          .map(Reading::phrase)
          .orElse("not read");
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
          memory.open(),
          memory.told(),
          senses.ailments());
    }

    Plan plan(
        List<Step.Move> moves, List<Notice> notices, Decision decision, Optional<Instant> due) {
      var read = new LinkedHashSet<>(before.read());
      read.addAll(senses.readings().keySet());
      var belief = new Belief(memory, health, decision.refused(), read);
      var idle = now().plus(IDLE);
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
}

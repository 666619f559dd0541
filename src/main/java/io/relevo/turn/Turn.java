package io.relevo.turn;

import io.relevo.alert.Herald;
import io.relevo.alert.Incidents;
import io.relevo.alert.Notice;
import io.relevo.alert.Problems;
import io.relevo.failover.Decision;
import io.relevo.failover.Desk;
import io.relevo.failover.Order;
import io.relevo.failover.Policy;
import io.relevo.failover.Refusal;
import io.relevo.failover.Ruling;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Indexed;
import io.relevo.fleet.Switch;
import io.relevo.journal.Entry;
import io.relevo.switching.Life;
import io.relevo.switching.Reading;
import io.relevo.switching.Reconciler;
import io.relevo.switching.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One turn: judge what was seen, rule on orders, decide what ought to be, plan the moves, follow
 * the incidents, write the messages. Pure: the same belief and senses always give the same plan.
 * What is at rest is passed by ({@link Rest}), so that a turn costs what changed.
 */
public final class Turn {
  /**
   * How long until the next turn when nothing arrives: waits and patience are counted by the clock.
   */
  public static final Duration IDLE = Duration.ofSeconds(1);

  private final Judging judging = new Judging();
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
    var draft = new Draft(before.after(senses.blind()), senses);
    senses.blind().forEach(blind -> draft.remember(new Entry.WasBlind(blind, senses.now())));
    judging.judge(draft);
    Handover.heed(draft);
    Bonding.heed(draft);
    draft.senses.orders().forEach(order -> rule(draft, order));
    var decision = decide(draft);
    var moves = move(draft, decision);
    var notices = tell(draft, decision);
    return draft.plan(moves, notices, decision, policy.nextDue(draft.scene()));
  }

  /** What would become of an order, and which switches would move: nothing is done. */
  public Preview preview(Belief belief, Senses senses, Order order) {
    var draft = new Draft(belief.watchful(), senses);
    judging.judge(draft);
    Handover.heed(draft);
    Bonding.heed(draft);
    var now = policy.decide(draft.scene()).wanted();
    var ruling = rule(draft, order);
    var then = policy.decide(draft.scene()).wanted();
    var moves =
        then.values().stream().filter(wanted -> !wanted.equals(now.get(wanted.name()))).toList();
    return new Preview(ruling, ruling.accepted() ? moves : List.of());
  }

  /**
   * An order's fate, foretold.
   *
   * @param moves where switches would go, in the order of the file
   */
  public record Preview(Ruling ruling, List<Wanted> moves) {}

  private Ruling rule(Draft draft, Order order) {
    var ruling = desk.rule(draft.scene(), order);
    draft.rulings.add(ruling);
    ruling.released().forEach(draft::released);
    ruling.ended().forEach(draft::ended);
    ruling.placed().forEach(hold -> draft.remember(new Entry.HoldPlaced(hold, "", draft.now())));
    ruling.refusals().forEach(refusal -> draft.remember(new Entry.Refused(refusal, draft.now())));
    return ruling;
  }

  private Decision decide(Draft draft) {
    var scene = draft.scene();
    var decision = draft.whole(scene, policy.decide(scene));
    decision.ended().forEach(draft::ended);
    decision.placed().forEach(draft::placed);
    var known = Indexed.by(Refusal::subject, draft.before.refused());
    decision.refused().stream()
        .filter(
            refusal ->
                known.of(refusal.subject()).stream().noneMatch(same -> sameRefusal(same, refusal)))
        .forEach(refusal -> draft.remember(new Entry.Refused(refusal, draft.now())));
    return decision;
  }

  private static boolean sameRefusal(Refusal a, Refusal b) {
    return a.act().equals(b.act()) && a.law() == b.law();
  }

  private List<Step.Move> move(Draft draft, Decision decision) {
    var moves = new ArrayList<Step.Move>();
    var scene = draft.scene();
    var acts = new Acts(draft, scene, decision);
    for (var s : scene.awake().switches()) {
      var wanted = decision.wanted().get(s.name());
      if (wanted != null && !acts.waits(s)) {
        step(draft, s, wanted).ifPresent(step -> carry(draft, step, moves));
      }
    }
    acts.conclude();
    return List.copyOf(moves);
  }

  private Optional<Step> step(Draft draft, Switch s, Wanted wanted) {
    return Optional.ofNullable(draft.readings.get(s.name()))
        .flatMap(reading -> step(draft, s, reading, wanted));
  }

  private Optional<Step> step(Draft draft, Switch s, Reading reading, Wanted wanted) {
    renew(draft, s, reading);
    return reconciler.step(
        draft.released.contains(s.name()) ? s.enforced() : s,
        draft.position(s),
        reading,
        wanted,
        draft.firstReading(s),
        draft.now());
  }

  private void renew(Draft draft, Switch s, Reading reading) {
    reconciler
        .anew(draft.position(s), reading)
        .ifPresent(
            standing ->
                draft.remember(
                    new Entry.Renewed(
                        s.name(), reading.life().orElseThrow(), standing, draft.now())));
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
                  settle.name(),
                  settle.at().setting(),
                  draft.reading(settle.name()),
                  life(draft, settle.name()),
                  draft.now()));
      case Step.Leave leave ->
          draft.remember(
              new Entry.MovedByOthers(
                  leave.name(), leave.found(), leave.wanted().setting(), draft.now()));
    }
  }

  private static Optional<Life> life(Draft draft, String name) {
    return Optional.ofNullable(draft.readings.get(name)).flatMap(Reading::life);
  }

  private List<Notice> tell(Draft draft, Decision decision) {
    var present = problems.find(draft.situation(draft.scene(), decision));
    var changes =
        incidents.follow(
            draft.memory.open(), draft.memory.unended(), present, draft.memory::knows, draft.now());
    changes
        .opened()
        .forEach(incident -> draft.remember(new Entry.IncidentOpened(incident, draft.now())));
    changes
        .changed()
        .forEach(incident -> draft.remember(new Entry.IncidentChanged(incident, draft.now())));
    Deeds.record(draft);
    changes
        .closed()
        .forEach(
            incident ->
                draft.remember(new Entry.IncidentClosed(draft.known(incident), draft.now())));
    Hearsay.heed(draft);
    var notices = herald.tell(draft.situation(draft.scene(), decision), draft.memory.tellable());
    notices.forEach(notice -> draft.remember(new Entry.NoticeQueued(notice, draft.now())));
    return notices;
  }
}

package io.relevo.loop;

import io.relevo.failover.Order;
import io.relevo.failover.Ruling;
import io.relevo.fleet.Fleet;
import io.relevo.probe.Blind;
import io.relevo.turn.Belief;
import io.relevo.turn.Plan;
import io.relevo.turn.Senses;
import io.relevo.turn.Turn;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes turns: waits until something arrives that matters, asks the core for a plan, and carries it
 * out in the order of law 5: remember, then move, then tell.
 */
final class Loop {
  private static final System.Logger LOG = System.getLogger(Loop.class.getName());

  private final Turn turn;
  private final Perception perception;
  private final Pulse pulse;
  private final Mailbox mailbox;
  private final Ailing ailing;
  private final Scribe scribe;
  private final Consumer<Plan> move;
  private final Consumer<Plan> tell;
  private final BiConsumer<Milestone, Plan> milestones;
  private final Clock clock;
  private volatile Fleet fleet;
  private volatile Belief belief;
  private volatile Plan latest;
  private volatile boolean running = true;

  /**
   * @param belief what is believed before the first turn
   * @param move begins the moves of a plan and does not wait for them
   * @param tell wakes whatever else follows from a plan
   */
  Loop(
      Fleet fleet,
      Belief belief,
      Turn turn,
      Perception perception,
      Pulse pulse,
      Mailbox mailbox,
      Ailing ailing,
      Scribe scribe,
      Consumer<Plan> move,
      Consumer<Plan> tell,
      BiConsumer<Milestone, Plan> milestones,
      Clock clock) {
    this.fleet = fleet;
    this.turn = turn;
    this.perception = perception;
    this.pulse = pulse;
    this.mailbox = mailbox;
    this.ailing = ailing;
    this.scribe = scribe;
    this.move = move;
    this.tell = tell;
    this.milestones = milestones;
    this.clock = clock;
    this.belief = belief;
    // only to have something to show: what there is to remember, to move and to tell is the first
    // real turn's
    this.latest = turn.take(belief, now(nothing()));
  }

  /** The newest turn. */
  Plan latest() {
    return latest;
  }

  /** The fleet from the next turn on. */
  void watch(Fleet changed) {
    fleet = changed;
    mailbox.nudge();
  }

  Turn.Preview preview(Order order) {
    return turn.preview(belief, now(mailbox.peek()), order);
  }

  /** Takes turns until it is told to stop. */
  void run() {
    try {
      while (running) {
        take(mailbox.take(untilWake()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    running = false;
    mailbox.nudge();
  }

  private void take(Mailbox.Batch batch) {
    try {
      var plan = turn.take(belief, senses(batch));
      carryOut(plan);
      answer(batch.orders(), plan.rulings());
    } catch (RuntimeException defect) {
      LOG.log(
          Level.ERROR,
          "a turn failed, which is a defect of Relevo; nothing was moved by it",
          defect);
      batch.orders().forEach(asked -> asked.answer().completeExceptionally(defect));
    }
  }

  private void carryOut(Plan plan) {
    milestones.accept(Milestone.PLANNED, plan);
    latest = plan;
    belief = plan.belief();
    scribe.remember(plan.entries());
    milestones.accept(Milestone.REMEMBERED, plan);
    move.accept(plan);
    milestones.accept(Milestone.MOVED, plan);
    tell.accept(plan);
    milestones.accept(Milestone.TOLD, plan);
  }

  private static void answer(List<Mailbox.Asked> orders, List<Ruling> rulings) {
    for (var i = 0; i < orders.size(); i++) {
      orders.get(i).answer().complete(rulings.get(i));
    }
  }

  private Senses senses(Mailbox.Batch batch) {
    var blind = pulse.noticed();
    var off = Blind.clockSet(blind);
    if (!off.isZero()) {
      mailbox.shift(off);
    }
    var heard = off.isZero() ? batch : batch.shifted(off);
    return perception.next(fleet, heard, blind, ailing.list(), clock.instant());
  }

  private Senses now(Mailbox.Batch batch) {
    return perception.now(fleet, batch, ailing.list(), clock.instant());
  }

  private Duration untilWake() {
    var left = Duration.between(clock.instant(), latest.wake());
    return left.isNegative() ? Duration.ZERO : left.compareTo(Turn.IDLE) > 0 ? Turn.IDLE : left;
  }

  private static Mailbox.Batch nothing() {
    return new Mailbox().peek();
  }

  /** Hands in an order. */
  CompletableFuture<Ruling> submit(Order order) {
    var answer = new CompletableFuture<Ruling>();
    mailbox.order(new Mailbox.Asked(order, answer));
    return answer;
  }

  /** When the newest turn was taken. */
  Instant lastTurn() {
    return latest.situation().scene().now();
  }
}

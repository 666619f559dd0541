package io.relevo.sim;

import io.relevo.alert.Notice;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.turn.Belief;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An agent's host: what survives its death (the disk), and its present life, while it has one. */
final class Agent {
  final World world;
  final Fleet fleet;
  private final List<Entry> journal = new ArrayList<>();
  private final List<Letter> outbox = new ArrayList<>();
  private final Set<String> unwritten = new HashSet<>();
  private Optional<Instant> blindSince = Optional.empty();
  private boolean diskFull;
  private boolean handsTied;
  private @Nullable Life life;
  private Optional<Life.Step> death = Optional.empty();

  /** A message in the outbox. */
  static final class Letter {
    final Notice notice;
    State state = State.WAITING;

    Letter(Notice notice) {
      this.notice = notice;
    }

    enum State {
      WAITING,
      SENT,
      REFUSED
    }
  }

  Agent(World world, Fleet fleet) {
    this.world = world;
    this.fleet = fleet;
  }

  String name() {
    return fleet.agent().name();
  }

  void start() {
    if (life == null) {
      world.say(name() + " starts");
      var memory = Memory.empty().with(journal);
      world.laws.born(name());
      life = new Life(this, Belief.from(memory));
      life.begin();
    }
  }

  /** It is gone from one moment to the next; the disk stays. */
  void kill() {
    // a message that only a memory holds dies with it: two faults at once, which no law covers
    if (life != null && unwritten.isEmpty()) {
      world.say("    " + name() + " is killed");
      world.laws.folds(this);
      life.end();
      life = null;
      death = Optional.empty();
    }
  }

  /** It is killed right after this step of a turn that has something to do. */
  void killAfter(Life.Step step) {
    death = Optional.of(step);
  }

  void spare() {
    death = Optional.empty();
  }

  boolean dies(Life.Step step) {
    var alive = life;
    if (death.filter(step::equals).isPresent()) {
      kill();
    }
    return alive != life;
  }

  Optional<Life> life() {
    return Optional.ofNullable(life);
  }

  void order(Order order) {
    world.say("    " + order.owner() + " on " + name() + ": " + phrase(order));
    life().ifPresent(alive -> alive.order(order));
  }

  private static String phrase(Order order) {
    return switch (order) {
      case Order.Drain o -> "drain " + o.member() + (o.force() ? " by force" : "");
      case Order.Ready o -> "ready " + o.member() + (o.force() ? " by force" : "");
      case Order.MaintenanceOn o -> "maintenance on " + o.service();
      case Order.MaintenanceOff o -> "maintenance off " + o.service();
      case Order.Pause _ -> "pause";
      case Order.Resume _ -> "resume";
    };
  }

  void blind(boolean now) {
    blindSince = now ? Optional.of(world.now()) : Optional.empty();
  }

  Optional<Instant> blindSince() {
    return blindSince;
  }

  /** Its process is stopped for so long, unless it dies of something else. */
  void standStill(Duration time) {
    world.say("    " + name() + " stands still");
    life()
        .ifPresent(
            life -> {
              life.stop();
              world.timeline.after(time, life::go);
            });
  }

  void go() {
    life().ifPresent(Life::go);
  }

  void disk(boolean full) {
    diskFull = full;
  }

  void hands(boolean tied) {
    handsTied = tied;
  }

  boolean handsTied() {
    return handsTied;
  }

  /** Whether the entries are on the disk now. Messages go out all the same. */
  boolean append(List<Entry> entries) {
    entries.forEach(this::queue);
    if (!diskFull) {
      journal.addAll(entries);
      unwritten.clear();
    }
    return !diskFull;
  }

  private void queue(Entry entry) {
    if (entry instanceof Entry.NoticeQueued(Notice notice, Instant _)
        && !unwritten.contains(notice.messageId())) {
      outbox.add(new Letter(notice));
      unwritten.add(notice.messageId());
      world.laws.telling().tells(name(), this::hears, notice);
    }
  }

  private boolean hears(String agent) {
    return agent.equals(name()) || life().filter(life -> life.hears(agent)).isPresent();
  }

  List<Letter> outbox() {
    return outbox;
  }

  /** Whether the newest message to a person was not refused. */
  boolean reaches(String person) {
    return outbox.stream()
        .filter(letter -> letter.notice.person().equals(person))
        .reduce((_, newer) -> newer)
        .filter(letter -> letter.state == Letter.State.REFUSED)
        .isEmpty();
  }

  List<Entry> journal() {
    return journal;
  }
}

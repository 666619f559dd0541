package io.relevo.rehearsal;

import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Target;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.switching.Reading;
import io.relevo.turn.Belief;
import io.relevo.turn.Doubt;
import io.relevo.turn.Ears;
import io.relevo.turn.Haste;
import io.relevo.turn.PeerReport;
import io.relevo.turn.Plan;
import io.relevo.turn.Senses;
import io.relevo.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * An agent: the real core, with what its host remembers, in a shell like the daemon's that is told
 * the time.
 */
final class Player {
  /** Between two questions to a peer, and how long its answer takes. */
  private static final Duration LISTENING = Duration.ofSeconds(1);

  private static final Duration ANSWER = Duration.ofMillis(5);

  /** From what matters to the turn about it. */
  private static final Duration WAKING = Duration.ofMillis(1);

  private final Stage stage;
  private final Fleet fleet;
  private final Turn turn;
  private final Post post;
  private Memory memory = Memory.empty();

  /** Goes up with each death: what a dead agent had planned does not happen. */
  private int life;

  private boolean alive;
  private boolean waking;
  private long turns;
  private Belief belief = Belief.from(memory);
  private Haste haste = Haste.NONE;
  private Doubt doubt = Doubt.NONE;
  private Ears ears;
  private Eyes eyes;
  private Hands hands;
  private final SequencedMap<String, Ears.Word> words = new LinkedHashMap<>();
  private final SequencedMap<String, Reading> known = new LinkedHashMap<>();
  private final SequencedMap<String, Reading> readings = new LinkedHashMap<>();
  private final List<Observation> looks = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();

  Player(Stage stage, Actor actor) {
    this.stage = stage;
    this.fleet = actor.fleet();
    this.turn = new Turn(name(), actor.domain());
    this.post = new Post(this, stage);
    this.ears = Ears.open(now());
    this.eyes = new Eyes(this);
    this.hands = new Hands(this, stage.truth());
  }

  String name() {
    return fleet.agent().name();
  }

  Instant now() {
    return stage.now();
  }

  boolean alive() {
    return alive;
  }

  int undelivered() {
    return post.waiting();
  }

  /** Begins with what its journal remembers, unless it runs. */
  void start() {
    if (alive || !stage.truth().lit(name())) {
      return;
    }
    alive = true;
    forget();
    eyes.open(fleet.seen());
    hands.hold(fleet.switches().values().stream().filter(fleet::mine).toList());
    post.begin();
    fleet.agent().others().forEach(this::listen);
    wake();
  }

  private void forget() {
    belief = Belief.from(memory);
    haste = Haste.NONE;
    doubt = Doubt.NONE;
    ears = Ears.open(now());
    eyes = new Eyes(this);
    hands = new Hands(this, stage.truth());
    words.clear();
    known.clear();
    readings.clear();
    looks.clear();
    orders.clear();
    waking = false;
  }

  void die() {
    alive = false;
    life++;
  }

  /** Does it later, unless it dies before. */
  void later(Duration wait, Runnable what) {
    var mine = life;
    stage.after(
        wait,
        () -> {
          if (mine == life) {
            what.run();
          }
        });
  }

  // what arrives

  Truth.Encounter look(Target target) {
    return stage.truth().look(name(), target);
  }

  void looked(Target target, Observation look) {
    var worth = look.with(vouched(target, look.outcome()));
    looks.add(worth);
    wakeIf(haste.matters(worth));
  }

  /** A failed look counts when something beyond this host answers after it, as in the daemon. */
  private Outcome vouched(Target target, Outcome outcome) {
    var deaf = fleet.agent().uplink().isPresent() && !stage.truth().online(name());
    return outcome instanceof Outcome.Failed failed && deaf && !target.probe().local()
        ? new Outcome.Unclear(failed.phrase() + "; but the uplink did not answer after it")
        : outcome;
  }

  void read(Reading reading) {
    readings.put(reading.name(), reading);
    var before = known.put(reading.name(), reading);
    wakeIf(before == null || !reading.repeats(before));
  }

  void order(Order order) {
    orders.add(order);
    wake();
  }

  private void listen(String peer) {
    stage.report(name(), peer).ifPresent(report -> later(ANSWER, () -> heard(report)));
    later(LISTENING, () -> listen(peer));
  }

  private void heard(PeerReport report) {
    var before = words.put(report.agent(), new Ears.Word(report, now()));
    wakeIf(before == null || !before.report().agrees(report));
  }

  PeerReport report() {
    return PeerReport.of(fleet, belief, now());
  }

  // a turn

  private void wakeIf(boolean matters) {
    if (matters) {
      wake();
    }
  }

  private void wake() {
    if (!waking) {
      waking = true;
      later(WAKING, this::take);
    }
  }

  private void take() {
    waking = false;
    var plan = turn.take(belief, senses());
    turns++;
    looks.clear();
    readings.clear();
    orders.clear();
    carryOut(plan);
    var number = turns;
    later(Duration.between(now(), plan.wake()), () -> wakeIf(number == turns));
  }

  private void carryOut(Plan plan) {
    belief = plan.belief();
    memory = belief.memory();
    haste = Haste.after(plan);
    plan.rulings().forEach(ruling -> ruling.says().forEach(line -> stage.say(name(), line)));
    plan.entries().forEach(this::remember);
    plan.moves().forEach(hands::move);
    eyes.follow(haste);
  }

  private void remember(Entry entry) {
    stage.did(name(), entry);
    if (entry instanceof Entry.NoticeQueued queued) {
      post.queue(queued.notice());
    }
  }

  private Senses senses() {
    ears = ears.listen(fleet.agent(), words, this::uplink, now());
    var before = doubt;
    doubt = before.then(ears.doubt(now()), now());
    return new Senses(
        fleet,
        List.copyOf(looks),
        new LinkedHashMap<>(readings),
        ears.peers(fleet.agent(), words, now()),
        words.values().stream().flatMap(Player::told).toList(),
        ears.doubt(now()),
        before.over(doubt, now()).<List<Blind>>map(List::of).orElse(List.of()),
        List.of(),
        List.copyOf(orders),
        now());
  }

  private static Stream<Senses.Heard> told(Ears.Word word) {
    return word.report().heard().stream();
  }

  private Optional<String> uplink(Duration patience) {
    return fleet
        .agent()
        .uplink()
        .filter(_ -> stage.silent(name(), patience))
        .map(beyond -> "no peer is heard and %s does not answer".formatted(beyond));
  }
}

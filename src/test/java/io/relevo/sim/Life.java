package io.relevo.sim;

import io.relevo.alert.Problem;
import io.relevo.alert.Situation.Ailment;
import io.relevo.failover.Order;
import io.relevo.failover.PeerView;
import io.relevo.failover.Ruling;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import io.relevo.health.Judge;
import io.relevo.journal.Entry;
import io.relevo.probe.Blind;
import io.relevo.probe.Observation;
import io.relevo.rehearsal.Sentences;
import io.relevo.switching.Reading;
import io.relevo.turn.Belief;
import io.relevo.turn.Ears;
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

/**
 * An agent from its start to its death: the real core in a shell like the daemon's, in virtual
 * time.
 */
final class Life {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Agent agent;
  private final World world;
  private final Fleet fleet;
  private final Turn turn;
  private final Instant started;
  private final Judge judge = new Judge();
  private final Eyes eyes;
  private final Hands hands;
  private final Mouth mouth;
  private final SequencedMap<String, Reading> readings = new LinkedHashMap<>();
  private final SequencedMap<String, Ears.Word> reports = new LinkedHashMap<>();
  private final SequencedMap<Problem.Key, Ailment> ailments = new LinkedHashMap<>();
  private final List<Entry> unwritten = new ArrayList<>();
  private List<Observation> looks = new ArrayList<>();
  private List<Order> orders = new ArrayList<>();
  private Belief belief;
  private Ears ears;
  private SequencedMap<String, Wanted> wanted = new LinkedHashMap<>();
  private final List<Blind> blind = new ArrayList<>();
  private List<Runnable> waiting = new ArrayList<>();
  private Optional<Instant> stopped = Optional.empty();
  private boolean alive = true;
  private boolean waking;
  private long turns;

  /** The steps of a turn after which an agent can be killed. */
  enum Step {
    PLANNED,
    REMEMBERED,
    MOVED,
    TOLD
  }

  Life(Agent agent, Belief belief) {
    this.agent = agent;
    this.world = agent.world;
    this.fleet = agent.fleet;
    this.belief = belief;
    this.started = world.now();
    this.ears = Ears.open(started);
    this.turn = new Turn(agent.name(), "example.com");
    this.eyes = new Eyes(this, agent);
    this.hands = new Hands(this, agent);
    this.mouth = new Mouth(this, agent);
  }

  void begin() {
    eyes.open();
    hands.begin();
    mouth.begin();
    fleet.agent().others().forEach(this::listen);
    wake();
  }

  void end() {
    alive = false;
  }

  /** Does it later, unless this life is over by then; a process that is stopped does it after. */
  void later(Duration wait, Runnable what) {
    world.timeline.after(wait, () -> run(what));
  }

  private void run(Runnable what) {
    if (stopped.isPresent()) {
      waiting.add(what);
    } else if (alive) {
      what.run();
    }
  }

  /** Whether nobody has stopped it. */
  boolean runs() {
    return stopped.isEmpty();
  }

  /** Its process stands still from now on: what falls due waits. */
  void stop() {
    stopped = stopped.or(() -> Optional.of(world.now()));
  }

  /** Everything that waited is done now; the gap is noticed by the first turn. */
  void go() {
    stopped.ifPresent(
        since -> {
          blind.add(new Blind.StoodStill(since, world.now()));
          ears = Ears.open(world.now());
        });
    stopped = Optional.empty();
    var due = waiting;
    waiting = new ArrayList<>();
    due.forEach(this::run);
  }

  // what arrives

  void look(Observation look) {
    looks.add(look);
    var before = belief.health().get(look.target());
    if (before == null || eyes.restless(look.target()) || judge.matters(before, look)) {
      wake();
    }
  }

  void reading(Reading reading) {
    var before = readings.put(reading.name(), reading);
    if (before == null || !reading.repeats(before)) {
      wake();
    }
  }

  void order(Order order) {
    orders.add(order);
    wake();
  }

  void ill(Problem.Kind kind, Subject subject, String what) {
    ailments.put(new Problem.Key(subject, kind), new Ailment(kind, subject, what));
  }

  void well(Problem.Kind kind, Subject subject) {
    ailments.remove(new Problem.Key(subject, kind));
  }

  /**
   * Asks a peer once a second; the answer takes a while and says what was true when it was asked.
   */
  private void listen(String peer) {
    world
        .agent(peer)
        .life()
        .filter(life -> life.runs() && world.reachable(agent.name(), peer))
        .map(Life::report)
        .ifPresent(report -> answer(report, world.now()));
    later(Duration.ofSeconds(1), () -> listen(peer));
  }

  /** An answer that took too long was true before this process stood still. */
  private void answer(PeerReport report, Instant asked) {
    later(
        world.peerDelay(),
        () -> {
          if (!asked.plus(PATIENCE).isBefore(world.now())) {
            heard(report);
          }
        });
  }

  private void heard(PeerReport report) {
    var before = reports.put(report.agent(), new Ears.Word(report, world.now()));
    if (before == null || !before.report().agrees(report)) {
      wake();
    }
  }

  private PeerReport report() {
    return PeerReport.of(fleet, belief, world.now());
  }

  // a turn

  private void wake() {
    if (!waking) {
      waking = true;
      later(world.between(0, 2), this::take);
    }
  }

  private void take() {
    waking = false;
    var senses = senses();
    var before = belief;
    var plan = turn.take(before, senses);
    turns++;
    world.turned();
    world.laws.check(agent, before, senses, plan);
    world.laws.passesByNothing(plan, turn.take(before.watchful(), senses));
    looks = new ArrayList<>();
    orders = new ArrayList<>();
    blind.clear();
    carryOut(plan);
  }

  private void carryOut(Plan plan) {
    var busy = !plan.entries().isEmpty();
    if (busy && agent.dies(Step.PLANNED)) {
      return;
    }
    belief = plan.belief();
    wanted = plan.situation().decision().wanted();
    remember(plan.entries());
    if (busy && agent.dies(Step.REMEMBERED)) {
      return;
    }
    plan.moves().forEach(hands::move);
    if (!plan.moves().isEmpty() && agent.dies(Step.MOVED)) {
      return;
    }
    mouth.wake();
    eyes.follow(plan);
    if (!plan.notices().isEmpty() && agent.dies(Step.TOLD)) {
      return;
    }
    plan.rulings().forEach(this::answer);
    var number = turns;
    var wake = plan.wake();
    later(
        Duration.between(world.now(), wake),
        () -> {
          if (number == turns) {
            wake();
          }
        });
  }

  private void remember(List<Entry> entries) {
    entries.stream()
        .flatMap(entry -> Sentences.of(entry).stream())
        .forEach(sentence -> world.say(agent.name() + " " + sentence));
    unwritten.addAll(entries);
    var self = new Subject.OfAgent(agent.name());
    if (agent.append(List.copyOf(unwritten))) {
      unwritten.clear();
      well(Problem.Kind.UNREMEMBERED, self);
    } else {
      ill(Problem.Kind.UNREMEMBERED, self, "its journal cannot be written");
    }
  }

  private void answer(Ruling ruling) {
    ruling.says().forEach(line -> world.say(agent.name() + " answers: " + line));
  }

  /** Whether it knows what that peer has told. */
  boolean hears(String peer) {
    var view = peers().get(peer);
    return view != null && view.heard() && view.at().isPresent();
  }

  private SequencedMap<String, PeerView> peers() {
    return ears.peers(fleet.agent(), reports, world.now());
  }

  private Senses senses() {
    ears = ears.listen(fleet.agent(), reports, this::blind, world.now());
    return new Senses(
        fleet,
        List.copyOf(looks),
        new LinkedHashMap<>(readings),
        peers(),
        reports.values().stream().flatMap(heard -> heard.report().heard().stream()).toList(),
        ears.doubt(world.now()),
        List.copyOf(blind),
        List.copyOf(ailments.values()),
        List.copyOf(orders),
        world.now());
  }

  private Optional<String> blind(Duration patience) {
    return fleet
        .agent()
        .uplink()
        .flatMap(_ -> agent.blindSince())
        .map(since -> since.isBefore(started) ? started : since)
        .filter(since -> since.plus(patience).isBefore(world.now()))
        .map(since -> "no peer is heard and the uplink does not answer since " + since);
  }

  /** Where it wants its switches to be. */
  SequencedMap<String, Wanted> wanted() {
    return wanted;
  }

  Belief belief() {
    return belief;
  }

  /** Whether all it believes is on the disk. */
  boolean written() {
    return unwritten.isEmpty();
  }

  SequencedMap<String, Reading> readings() {
    return readings;
  }
}

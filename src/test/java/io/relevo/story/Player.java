package io.relevo.story;

import io.relevo.alert.Situation.Ailment;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import io.relevo.probe.Observation;
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

/** One agent of a story: the real core, with a journal that is a list. */
final class Player {
  final String name;
  final Fleet fleet;
  private final Turn turn;
  private final List<Entry> journal = new ArrayList<>();
  private final LinkedHashMap<String, Ears.Word> heard = new LinkedHashMap<>();
  private Ears ears;
  private Belief belief;
  private Duration ahead = Duration.ZERO;
  private final List<Blind> blind = new ArrayList<>();
  private Optional<Instant> stopped = Optional.empty();
  boolean alive = true;

  Player(String name, Fleet fleet, Instant now) {
    this.name = name;
    this.fleet = fleet;
    this.turn = new Turn(name, "example.com");
    this.ears = Ears.open(now);
    this.belief = Belief.from(Memory.empty());
  }

  /** It begins anew with what its journal remembers. */
  void start(Instant now) {
    alive = true;
    ears = Ears.open(now);
    heard.clear();
    belief = Belief.from(Memory.empty().with(journal));
  }

  /** Whether it runs: it is not dead, and nobody stopped it. */
  boolean runs() {
    return alive && stopped.isEmpty();
  }

  void stop(Instant now) {
    stopped = Optional.of(now);
  }

  /** It runs on; how long it stood still it finds out by itself. */
  Duration go(Instant now) {
    var length = Duration.between(stopped.orElseThrow(), now);
    stopped = Optional.empty();
    notice(new Blind.StoodStill(time(now).minus(length), time(now)), now);
    return length;
  }

  void setClock(Duration by, Instant now) {
    ahead = ahead.plus(by);
    heard.replaceAll((_, word) -> new Ears.Word(word.report(), word.at().plus(by)));
    notice(new Blind.ClockSet(time(now), by), now);
  }

  private void notice(Blind time, Instant now) {
    blind.add(time);
    ears = Ears.open(time(now));
  }

  /** What its clock shows. */
  Instant time(Instant now) {
    return now.plus(ahead);
  }

  void hear(PeerReport report, Instant at) {
    heard.put(report.agent(), new Ears.Word(report, at));
  }

  PeerReport report(Instant now) {
    return PeerReport.of(fleet, belief, now);
  }

  /** Whether a target should be looked at more closely. */
  boolean doubts(String target) {
    var health = belief.health().get(target);
    return health == null || health.inDoubt();
  }

  /** Takes a turn and remembers it. */
  Plan take(
      List<Observation> looks,
      SequencedMap<String, Reading> readings,
      Optional<String> doubt,
      List<Ailment> ailments,
      List<Order> orders,
      Instant now) {
    var peers = ears.peers(fleet.agent(), heard, now);
    var words = heard.values().stream().flatMap(word -> word.report().heard().stream()).toList();
    var plan =
        turn.take(
            belief,
            new Senses(
                fleet,
                looks,
                readings,
                peers,
                words,
                doubt,
                List.copyOf(blind),
                ailments,
                orders,
                now));
    blind.clear();
    journal.addAll(plan.entries());
    belief = plan.belief();
    return plan;
  }
}

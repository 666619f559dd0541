package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Problem;
import io.relevo.alert.Situation.Ailment;
import io.relevo.alert.Told;
import io.relevo.failover.Hold;
import io.relevo.failover.Order;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Measure;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.health.Health;
import io.relevo.health.Judge;
import io.relevo.probe.Blind;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import io.relevo.switching.Reading;
import io.relevo.switching.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/**
 * What an agent may sense, by chance: long stretches in which all is well, and in between every
 * kind of trouble, in any order and at odd times.
 */
final class Turmoil {
  private static final Outcome GOOD = new Outcome.Passed(Outcome.Answer.SERVING);
  private static final List<Duration> STEPS =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(10),
          Duration.ofMillis(250),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(40));

  private final Random chance;
  private final Fleet fleet;
  private final Judge judge = new Judge();
  private final SequencedMap<String, Outcome> truth = new LinkedHashMap<>();
  private final SequencedMap<String, Reading> stands = new LinkedHashMap<>();
  private final SequencedMap<String, PeerView> peers = new LinkedHashMap<>();
  private final List<Senses.Heard> heard = new ArrayList<>();
  private Optional<String> doubt = Optional.empty();
  private List<Ailment> ailments = List.of();
  private Instant now = Watch.START;
  private boolean stormy;

  Turmoil(long seed) {
    this.chance = new Random(seed);
    this.fleet = Medley.fleet();
    fleet.targets().values().forEach(target -> truth.put(target.name(), well(target)));
    fleet.switches().values().forEach(s -> stands.put(s.name(), at(s, s.normal())));
    fleet.agent().others().forEach(name -> peers.put(name, PeerView.silent(name, false)));
  }

  /** What is sensed next. */
  Senses next(Belief belief) {
    now = now.plus(pick(STEPS));
    stormy = chance.nextInt(40) == 0 ? !stormy : stormy;
    if (stormy && chance.nextInt(3) == 0) {
      trouble(belief);
    }
    return new Senses(
        chance.nextInt(400) == 0 ? Medley.fleet() : fleet,
        looks(),
        readings(),
        new LinkedHashMap<>(peers),
        List.copyOf(heard),
        doubt,
        blind(),
        ailments,
        chance.nextInt(stormy ? 10 : 80) == 0 ? List.of(order()) : List.of(),
        now);
  }

  /** What was planned is done, mostly. */
  void follow(Plan plan) {
    for (var move : plan.moves()) {
      if (chance.nextInt(4) > 0) {
        stands.put(move.name(), at(aSwitch(move.name()), move.to().setting()));
      }
    }
  }

  private List<Blind> blind() {
    return switch (chance.nextInt(200)) {
      case 0 -> List.of(new Blind.StoodStill(now.minusSeconds(2), now));
      case 1 -> List.of(set(Duration.ofSeconds(chance.nextInt(200) - 100)));
      default -> List.of();
    };
  }

  private Blind set(Duration by) {
    now = now.plus(by);
    return new Blind.ClockSet(now, by);
  }

  private List<Observation> looks() {
    return chance.nextInt(5) == 0
        ? List.of()
        : fleet.targets().values().stream()
            .filter(_ -> chance.nextInt(8) > 0)
            .map(this::look)
            .toList();
  }

  private Observation look(Target target) {
    var outcome = truth.get(target.name());
    var late = chance.nextInt(50) == 0 ? Duration.ofSeconds(6) : Duration.ofMillis(3);
    return new Observation(target.name(), outcome, now.minus(late), Duration.ofMillis(2));
  }

  private SequencedMap<String, Reading> readings() {
    var read = new LinkedHashMap<String, Reading>();
    stands.forEach(
        (name, reading) -> {
          if (chance.nextInt(3) > 0) {
            read.put(name, reading);
          }
        });
    return read;
  }

  private void trouble(Belief belief) {
    switch (chance.nextInt(12)) {
      case 0, 1, 2, 3 -> sicken(target());
      case 4, 5 ->
          fleet.targets().values().forEach(target -> truth.put(target.name(), well(target)));
      case 6 -> edit(aSwitch());
      case 7 -> fleet.switches().values().forEach(s -> stands.put(s.name(), at(s, s.normal())));
      case 8 -> speak();
      case 9 ->
          doubt = chance.nextBoolean() ? Optional.of("the uplink is silent") : Optional.empty();
      case 10 -> ailments = chance.nextBoolean() ? List.of(ailment()) : List.of();
      default -> tell(belief);
    }
  }

  private void sicken(Target target) {
    truth.put(
        target.name(),
        switch (chance.nextInt(6)) {
          case 0, 1 -> new Outcome.Failed(Cause.REFUSED, "refused");
          case 2 -> new Outcome.Failed(Cause.TIMEOUT, "silent");
          case 3 -> new Outcome.Unclear("no file descriptor is left");
          case 4 -> flawed();
          default -> claims(chance.nextInt(2), chance.nextInt(2));
        });
  }

  private static Outcome flawed() {
    var flaw = new Flaw(Cause.LAGGING, "12 s behind");
    return new Outcome.Passed(Outcome.Answer.SERVING, Optional.of(flaw), List.of());
  }

  private Outcome claims(int holder, int writable) {
    return new Outcome.Passed(
        Outcome.Answer.SERVING,
        Optional.empty(),
        List.of(
            new Measured(Measured.HOLDER, "10.0.0.9", holder),
            new Measured(Measured.WRITABLE, "", writable),
            Measured.of(Measure.LAG, chance.nextInt(9))));
  }

  /** The first of each group holds the address and takes the writes. */
  private Outcome well(Target target) {
    var first = target.name().endsWith("-1") ? 1 : 0;
    return target.name().startsWith("db") || target.name().startsWith("lb")
        ? claims(first, first)
        : GOOD;
  }

  private void edit(Switch s) {
    var found =
        switch (chance.nextInt(5)) {
          case 0 -> new Found.Missing();
          case 1 -> new Found.Other("abc");
          case 2 -> new Found.Unreadable("permission denied");
          case 3 -> new Found.At(s.held());
          default -> new Found.At(s.normal());
        };
    var failure = chance.nextInt(4) == 0 ? Optional.of("no space left") : Optional.<String>empty();
    var life =
        chance.nextBoolean()
            ? Optional.<Life>of(new Life.OfZone(chance.nextInt(3)))
            : Optional.<Life>empty();
    var witness = List.of(new Testimony("address", "it is here", chance.nextBoolean()));
    stands.put(s.name(), new Reading(s.name(), found, witness, failure, life, now));
  }

  private Reading at(Switch s, Setting setting) {
    return new Reading(s.name(), new Found.At(setting), List.of(), Optional.empty(), now);
  }

  /** A peer is heard, or not any more. */
  private void speak() {
    var peer = pick(fleet.agent().others());
    var out = chance.nextInt(3) == 0 ? List.of(target().name()) : List.<String>of();
    var sight = fleet.unseen().stream().map(this::testimony).toList();
    peers.put(
        peer,
        new PeerView(
            peer,
            chance.nextInt(4) > 0,
            Optional.of(now),
            out,
            out,
            ordered(),
            gone(),
            moved(),
            sight));
  }

  /** What an operator told it, for a time that is soon over. */
  private List<Hold> ordered() {
    var member = new Subject.Member(target().name());
    var hold =
        new Hold(
            "operator:" + member.name() + ":" + now,
            member,
            Hold.Effect.OUT,
            Hold.Source.OPERATOR,
            "ben",
            "new disk",
            now,
            Optional.of(now.plusSeconds(chance.nextInt(20))),
            Optional.empty());
    return chance.nextInt(3) == 0 ? List.of(hold) : List.of();
  }

  /** What is shared it put there a moment ago, or is putting there now. */
  private List<PeerView.Moved> moved() {
    var shared = fleet.switches().values().stream().filter(Switch::shared).toList();
    if (shared.isEmpty() || chance.nextInt(3) > 0) {
      return List.of();
    }
    var s = shared.get(chance.nextInt(shared.size()));
    var setting = new Setting.Share(chance.nextBoolean() ? 100 : 0);
    var at = now.minusSeconds(chance.nextInt(20));
    return List.of(new PeerView.Moved(s.name(), setting, at, chance.nextInt(4) > 0));
  }

  private SequencedMap<String, Instant> gone() {
    var gone = new LinkedHashMap<String, Instant>();
    if (chance.nextInt(3) == 0) {
      gone.put(pick(List.copyOf(fleet.switches().keySet())), now.plusSeconds(chance.nextInt(5)));
    }
    return gone;
  }

  private Health testimony(Target target) {
    var health = Health.unknown(target.name(), now);
    var outcome = truth.get(target.name());
    for (var i = 3; i > 0; i--) {
      var at = now.minusSeconds(i);
      health =
          judge.judge(
              target.pace(),
              health,
              new Observation(target.name(), outcome, at, Duration.ofMillis(2)));
    }
    return health.testimony();
  }

  /** A peer has told of an incident that is open here too. */
  private void tell(Belief belief) {
    var open = belief.memory().open();
    heard.clear();
    if (!open.isEmpty() && !fleet.agent().others().isEmpty()) {
      var own = pick(open);
      var theirs =
          new Incident(
              "PEER-" + chance.nextInt(1_000),
              "PEER",
              own.key(),
              own.severity(),
              own.what(),
              own.behind(),
              own.opened(),
              chance.nextInt(3) == 0 ? Optional.of(now) : Optional.empty(),
              List.of());
      var told = new Told(theirs.id(), "ana", Told.Phase.OPENED, "<thread>", 1, now);
      heard.add(new Senses.Heard(fleet.agent().others().getFirst(), theirs, List.of(told)));
    }
  }

  private Ailment ailment() {
    return new Ailment(Problem.Kind.UNDELIVERABLE, new Subject.Recipient("ana"), "refused");
  }

  private Order order() {
    var lasting = Duration.ofSeconds(1 + chance.nextInt(60));
    return switch (chance.nextInt(7)) {
      case 0, 1 -> new Order.Drain(target().name(), lasting, "repair", "ana", chance.nextBoolean());
      case 2, 3 -> new Order.Ready(target().name(), "ana", chance.nextBoolean());
      case 4 -> new Order.MaintenanceOn("shop", lasting, "an upgrade", "ana");
      case 5 -> new Order.MaintenanceOff("shop", "ana");
      default ->
          chance.nextBoolean()
              ? new Order.Pause(lasting, "a look around", "ana")
              : new Order.Resume("ana");
    };
  }

  private Target target() {
    return pick(List.copyOf(fleet.targets().values()));
  }

  private Switch aSwitch() {
    return pick(List.copyOf(fleet.switches().values()));
  }

  private Switch aSwitch(String name) {
    return fleet.switches().get(name);
  }

  private <T> T pick(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }
}

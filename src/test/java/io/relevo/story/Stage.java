package io.relevo.story;

import io.relevo.alert.Problem;
import io.relevo.alert.Situation.Ailment;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Group;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.rehearsal.Sentences;
import io.relevo.switching.Found;
import io.relevo.switching.Reading;
import io.relevo.switching.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Two hosts in virtual time, and the commands of a story. */
final class Stage {
  private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String VIP = "10.0.0.9";
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration LOOK = Duration.ofMillis(2);
  private static final Outcome PASSED = new Outcome.Passed(Outcome.Answer.SERVING);
  private static final Outcome SILENT = new Outcome.Failed(Cause.CONNECT_TIMEOUT, "no answer");

  private final Map<String, Outcome> targets = new HashMap<>();
  private final Map<String, Measured> claims = new HashMap<>();
  private final Map<String, Duration> late = new HashMap<>();
  private final Map<String, Found> switches = new HashMap<>();
  private final Map<String, List<Order>> orders = new HashMap<>();
  private final Set<String> cut = new HashSet<>();
  private final Set<String> crashing = new HashSet<>();
  private final List<Ailment> ailments = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private List<Player> players = List.of();
  private Instant now = START;

  /** Carries out one command; the answer is what the agents did meanwhile. */
  List<String> act(String command) {
    said.clear();
    var words = new ArrayList<>(Arrays.asList(command.split(" ")));
    var verb = words.removeFirst();
    switch (verb) {
      case "hosts" -> hosts(words);
      case "pass" -> pass(Duration.parse("PT" + words.getFirst()));
      case "fail" -> targets.put(words.get(0), failed(words.get(1)));
      case "degrade" -> targets.put(words.get(0), flawed(words.get(1)));
      case "holds" ->
          claims.put(words.get(0), new Measured(Measured.HOLDER, VIP, yes(words.get(1))));
      case "writes" ->
          claims.put(words.get(0), new Measured(Measured.WRITABLE, "", yes(words.get(1))));
      case "heal" -> targets.put(words.get(0), PASSED);
      case "blind" -> targets.put(words.get(0), new Outcome.Unclear("no file descriptors left"));
      case "cut" -> cut.add(words.getFirst());
      case "join" -> cut.remove(words.getFirst());
      case "stop" -> player(words.getFirst()).stop(now);
      case "go" -> late.put(words.getFirst(), player(words.getFirst()).go(now));
      case "set-clock" -> player(words.get(0)).setClock(Duration.parse("PT" + words.get(1)), now);
      case "kill" -> player(words.getFirst()).alive = false;
      case "crash" -> crashing.add(words.getFirst());
      case "start" -> player(words.getFirst()).start(now);
      case "hand" -> switches.put(key(words.get(0)), found(words.get(1)));
      case "refuse-mail" ->
          ailments.add(
              new Ailment(
                  Problem.Kind.UNDELIVERABLE,
                  new Subject.Recipient(words.getFirst()),
                  "mail to it is refused"));
      case "accept-mail" -> ailments.clear();
      default -> order(verb, words);
    }
    return List.copyOf(said);
  }

  private void hosts(List<String> options) {
    var fleets = Fleets.two().uplink().returnWait(Duration.ofSeconds(2), Duration.ofSeconds(20));
    for (var option : options) {
      switch (option) {
        case "enforce" -> fleets.enforce();
        case "take-out" -> fleets.takeOut();
        case "advise" -> fleets.mode(Mode.ADVISE);
        case "observe" -> fleets.mode(Mode.OBSERVE);
        case "dns" -> fleets.dnsBefore();
        case "router" -> fleets.routers(1);
        case "two-routers" -> fleets.routers(2);
        case "vip" -> fleets.vip(Group.Vip.ACTIVE_PASSIVE);
        case "one-writer" -> fleets.oneWriter();
        case "remind" -> fleets.remind(Duration.ofMinutes(1));
        case "two-people" -> fleets.people(List.of("ana", "brian"));
        default ->
            throw new IllegalArgumentException("hosts: no such option (was: " + option + ")");
      }
    }
    players =
        List.of(
            new Player("lb-1", fleets.as("lb-1"), now), new Player("lb-2", fleets.as("lb-2"), now));
    for (var player : players) {
      player.fleet.targets().keySet().forEach(target -> targets.put(target, PASSED));
      player.fleet.switches().values().stream()
          .filter(player.fleet::mine)
          .forEach(s -> switches.put(key(player, s), new Found.At(s.normal())));
    }
  }

  private void order(String verb, List<String> words) {
    var agent = words.getFirst();
    var force = words.remove("force");
    var order =
        switch (verb) {
          case "drain" ->
              new Order.Drain(
                  words.get(1), Duration.parse("PT" + words.get(2)), "new disk", "ana", force);
          case "ready" -> new Order.Ready(words.get(1), "ana", force);
          case "maintenance-on" ->
              new Order.MaintenanceOn(
                  words.get(1), Duration.parse("PT" + words.get(2)), "release", "ana");
          case "maintenance-off" -> new Order.MaintenanceOff(words.get(1), "ana");
          case "pause" -> new Order.Pause(Duration.parse("PT" + words.get(1)), "big work", "ana");
          case "resume" -> new Order.Resume("ana");
          default -> throw new IllegalArgumentException("no such command (was: " + verb + ")");
        };
    orders.computeIfAbsent(agent, _ -> new ArrayList<>()).add(order);
    tick();
  }

  private void pass(Duration time) {
    for (var end = now.plus(time); now.isBefore(end); ) {
      tick();
    }
  }

  private void tick() {
    now = now.plus(TICK);
    for (var listener : players) {
      players.stream()
          .filter(speaker -> speaker != listener && speaker.runs() && joined(speaker, listener))
          .filter(_ -> listener.runs())
          .forEach(speaker -> listener.hear(speaker.report(speaker.time(now)), listener.time(now)));
    }
    players.stream().filter(Player::runs).forEach(this::turn);
  }

  private boolean joined(Player one, Player other) {
    return !cut.contains(one.name) && !cut.contains(other.name);
  }

  private void turn(Player player) {
    var alone =
        players.stream()
            .noneMatch(other -> other != player && other.runs() && joined(player, other));
    var doubt =
        cut.contains(player.name) && alone
            ? Optional.of("the uplink does not answer")
            : Optional.<String>empty();
    var asked = Optional.ofNullable(orders.remove(player.name)).orElse(List.of());
    var plan =
        player.take(
            looks(player), readings(player), doubt, List.copyOf(ailments), asked, player.time(now));
    late.remove(player.name);
    plan.rulings()
        .forEach(ruling -> ruling.says().forEach(line -> say(player, "answers: " + line)));
    plan.entries().stream()
        .flatMap(entry -> Sentences.of(entry).stream())
        .forEach(line -> say(player, line));
    if (!plan.moves().isEmpty() && crashing.remove(player.name)) {
      player.alive = false;
      say(player, "crashes before it moves anything");
      return;
    }
    plan.moves().forEach(move -> carryOut(player, move));
  }

  private void carryOut(Player player, Step.Move move) {
    var moved = player.fleet.switches().get(move.name());
    switches.put(key(player, moved), new Found.At(move.to().setting()));
  }

  private List<Observation> looks(Player player) {
    var all = now.toEpochMilli() % 1000 == 0 || late.containsKey(player.name);
    return player.fleet.targets().values().stream()
        .filter(target -> all || player.doubts(target.name()))
        .map(
            target ->
                new Observation(
                    target.name(),
                    seen(player, target.name(), target.on().orElseThrow()),
                    player.time(now),
                    late.getOrDefault(player.name, LOOK)))
        .toList();
  }

  private Outcome seen(Player player, String target, String host) {
    var far = !host.equals(player.name) && (cut.contains(host) || cut.contains(player.name));
    return far || late.containsKey(player.name) ? SILENT : claimed(target);
  }

  private Outcome claimed(String target) {
    return targets.get(target) instanceof Outcome.Passed(var answer, var flaw, _)
        ? new Outcome.Passed(
            answer, flaw, Optional.ofNullable(claims.get(target)).stream().toList())
        : targets.get(target);
  }

  private static int yes(String word) {
    return word.equals("yes") ? 1 : 0;
  }

  private SequencedMap<String, Reading> readings(Player player) {
    var readings = new LinkedHashMap<String, Reading>();
    for (var s : mine(player)) {
      var found = switches.get(key(player, s));
      readings.put(
          s.name(), new Reading(s.name(), found, List.of(), Optional.empty(), player.time(now)));
    }
    return readings;
  }

  private static List<Switch> mine(Player player) {
    return player.fleet.switches().values().stream().filter(player.fleet::mine).toList();
  }

  private Player player(String name) {
    return players.stream().filter(player -> player.name.equals(name)).findFirst().orElseThrow();
  }

  /** A switch is named by one host only, but a flag file stands on each. */
  private String key(String name) {
    return players.stream()
        .flatMap(p -> mine(p).stream().filter(s -> s.name().equals(name)).map(s -> key(p, s)))
        .findFirst()
        .orElseThrow();
  }

  private static String key(Player player, Switch s) {
    return (s.shared() ? "" : player.name) + s.name();
  }

  private static Found found(String word) {
    return switch (word) {
      case "in" -> new Found.At(new Setting.Share(100));
      case "out" -> new Found.At(new Setting.Share(0));
      case "missing" -> new Found.Missing();
      default -> new Found.Other(word);
    };
  }

  private static Outcome failed(String code) {
    return new Outcome.Failed(cause(code), cause(code).phrase());
  }

  private static Outcome flawed(String code) {
    var flaw = new Flaw(cause(code), cause(code).phrase());
    return new Outcome.Passed(Outcome.Answer.SERVING, Optional.of(flaw), List.of());
  }

  private static Cause cause(String code) {
    return Cause.valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private void say(Player player, String line) {
    said.add("%s %s %s".formatted(CLOCK.format(now), player.name, line));
  }
}

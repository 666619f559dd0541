package io.relevo.sim;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.relevo.rehearsal.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Hosts with an nginx, a keepalived and an agent each, the network between them and a mail server.
 * What is left to chance is asked of one source of it.
 */
final class World {
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
  private static final Outcome SERVING = new Outcome.Passed(Outcome.Answer.SERVING);

  /** VRRP with adverts every 200 ms: how long until another host has the address. */
  private static final Duration ELECTION = Duration.ofMillis(600);

  final Timeline timeline = new Timeline(START);
  final Transcript transcript = new Transcript();
  final Post post = new Post();
  final Laws laws;
  private final IntUnaryOperator chance;
  private final SequencedMap<String, Agent> agents = new LinkedHashMap<>();
  private final SequencedMap<String, Outcome> targets = new LinkedHashMap<>();
  private final SequencedMap<String, Outcome> blips = new LinkedHashMap<>();
  private final SequencedMap<String, File> files = new LinkedHashMap<>();
  private final Set<String> cut = new HashSet<>();
  private final SequencedMap<String, Integer> lives = new LinkedHashMap<>();
  private final Fleet fleet;
  private SortedSet<String> holders = new TreeSet<>();
  private long turns;
  private boolean troubled;

  /** What is in a file and who wrote it; empty when it was removed. */
  record File(Optional<String> text, String writer, Instant at) {}

  /** What a look meets, and how long it takes. */
  record Encounter(Outcome outcome, Duration took) {}

  /**
   * @param chance gives a number from 0 to below the one it is given
   */
  World(Fleets fleets, IntUnaryOperator chance) {
    this.chance = chance;
    this.fleet = fleets.fleet();
    this.laws = new Laws(this);
    fleet.targets().keySet().forEach(name -> targets.put(name, SERVING));
    hosts().forEach(host -> agents.put(host, new Agent(this, fleets.as(host))));
    agents.values().forEach(this::install);
    holders = vrrp().holders();
    transcript.take();
  }

  private void install(Agent agent) {
    agent.fleet.switches().values().stream()
        .filter(agent.fleet::mine)
        .forEach(s -> put(Hands.path(agent, s), Writing.of(s, s.normal()), "the package"));
  }

  List<String> hosts() {
    return fleet.agent().peers().isEmpty()
        ? List.of(fleet.agent().name())
        : List.copyOf(fleet.agent().peers().keySet());
  }

  Fleet fleet() {
    return fleet;
  }

  SequencedMap<String, Agent> agents() {
    return agents;
  }

  Agent agent(String name) {
    var agent = agents.get(name);
    if (agent == null) {
      throw new IllegalArgumentException(name + ": must be one of " + agents.keySet());
    }
    return agent;
  }

  Instant now() {
    return timeline.now();
  }

  void run(Duration time) {
    timeline.runUntil(now().plus(time));
  }

  void say(String sentence) {
    transcript.say(now(), sentence);
  }

  /** A stretch of time between two lengths. */
  Duration between(int fromMs, int toMs) {
    return Duration.ofMillis(fromMs + (long) chance(toMs - fromMs + 1));
  }

  int chance(int below) {
    return chance.applyAsInt(below);
  }

  /** How long a peer's answer takes. */
  Duration peerDelay() {
    return troubled && chance(20) == 0 ? between(500, 3_000) : between(2, 10);
  }

  /** How long a move takes. */
  Duration moveDelay() {
    return troubled && chance(30) == 0 ? between(500, 3_000) : between(1, 4);
  }

  /** Whether answers and moves are slow now and then. */
  void troubled(boolean now) {
    troubled = now;
  }

  long turns() {
    return turns;
  }

  void turned() {
    turns++;
  }

  // what happens to the world

  void becomes(String target, Outcome outcome) {
    say("    " + target + ": " + outcome.phrase());
    targets.replace(target, outcome);
  }

  /** The next look of each agent meets this. */
  void blip(String target, Outcome outcome) {
    say("    " + target + ", once: " + outcome.phrase());
    agents.keySet().forEach(agent -> blips.put(agent + "/" + target, outcome));
  }

  void cut(String host) {
    say("    " + host + " is cut off");
    cut.add(host);
    agent(host).blind(true);
    elect();
  }

  void join(String host) {
    say("    " + host + " is back on the network");
    cut.remove(host);
    agent(host).blind(false);
    elect();
  }

  /** Somebody writes to a switch's file on a host by hand; nothing means they remove it. */
  void edit(String path, Optional<String> text) {
    say("    somebody " + text.map(t -> "writes \"" + t + "\" to ").orElse("removes ") + path);
    put(path, text, "somebody");
  }

  /** HAProxy on a host is started anew and forgets where its servers were put. */
  void reload(String host) {
    say("    haproxy on " + host + " is reloaded");
    lives.merge(host, 1, Integer::sum);
    agent(host).fleet.switches().values().stream()
        .filter(s -> s.spec() instanceof SwitchSpec.Haproxy && agent(host).fleet.mine(s))
        .forEach(s -> put(host + "/" + s.name(), Optional.of("100"), "haproxy"));
  }

  /** Which life of HAProxy it is on a host. */
  int life(String host) {
    return lives.getOrDefault(host, 0);
  }

  private void put(String path, Optional<String> text, String writer) {
    files.put(path, new File(text, writer, now()));
    elect();
  }

  // what agents see and do

  boolean reachable(String from, String to) {
    return from.equals(to) || (!cut.contains(from) && !cut.contains(to));
  }

  boolean online(String host) {
    return !cut.contains(host);
  }

  Outcome truth(String target) {
    return targets.get(target);
  }

  Encounter look(String agent, Target target) {
    if (!reachable(agent, target.on().orElse(agent)) || cutOff(target)) {
      return new Encounter(
          new Outcome.Failed(Cause.CONNECT_TIMEOUT, "no answer within 1s"),
          target.pace().timeout());
    }
    var blip = blips.remove(agent + "/" + target.name());
    var outcome = blip == null ? targets.get(target.name()) : blip;
    return new Encounter(outcome, slow(outcome) ? target.pace().timeout() : between(1, 4));
  }

  /** Whether every router before it is dead. */
  private boolean cutOff(Target target) {
    return !target.dependsOn().isEmpty()
        && target.dependsOn().stream().noneMatch(r -> truth(r) instanceof Outcome.Passed);
  }

  private static boolean slow(Outcome outcome) {
    return outcome instanceof Outcome.Failed(Cause cause, _, _)
        && (cause == Cause.TIMEOUT || cause == Cause.SLOW || cause.silent());
  }

  Optional<File> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** What is in it, where it is there. */
  Optional<String> text(String path) {
    return file(path).flatMap(File::text);
  }

  void write(String path, Optional<String> text, String agent) {
    put(path, text, agent);
  }

  SortedSet<String> holders() {
    return holders;
  }

  boolean holds(String host) {
    return holders.contains(host);
  }

  private void elect() {
    timeline.after(ELECTION, this::elected);
  }

  private void elected() {
    var now = vrrp().holders();
    if (!now.equals(holders)) {
      holders = now;
      say("    the address is on " + (now.isEmpty() ? "no host" : String.join(" and ", now)));
    }
  }

  private Vrrp vrrp() {
    return new Vrrp(hosts(), this::track, this::reachable);
  }

  private Optional<String> track(String host) {
    return fleet.switches().values().stream()
        .filter(s -> s.on().equals(Optional.of(host)))
        .filter(s -> s.spec() instanceof SwitchSpec.Keepalived)
        .map(Switch::name)
        .findFirst()
        .flatMap(name -> text(host + "/" + name));
  }
}

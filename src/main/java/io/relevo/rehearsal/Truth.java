package io.relevo.rehearsal;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.relevo.switching.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** How everything really is, whoever knows it. */
final class Truth {
  static final Outcome SERVING = new Outcome.Passed(Outcome.Answer.SERVING);

  /** How long an answer takes. */
  private static final Duration ANSWER = Duration.ofMillis(2);

  private static final Outcome SILENT =
      new Outcome.Failed(Cause.CONNECT_TIMEOUT, Cause.CONNECT_TIMEOUT.phrase());

  final Fleet fleet;
  private final Timeline timeline;
  private final Runnable changed;
  private final SequencedMap<String, Outcome> targets = new LinkedHashMap<>();
  private final SequencedMap<String, Outcome> looks = new LinkedHashMap<>();
  private final Map<String, Found> switches = new LinkedHashMap<>();
  private final Map<String, Instant> left = new LinkedHashMap<>();
  private final Set<String> fast = new LinkedHashSet<>();
  private final Set<String> dark = new LinkedHashSet<>();
  private final Set<String> cut = new LinkedHashSet<>();
  private final Holders holders;
  private boolean relays = true;

  /** What a look meets, and how long it takes. */
  record Encounter(Outcome outcome, Duration took) {}

  /**
   * @param changed what is to be done whenever something becomes different
   */
  Truth(Fleet fleet, Timeline timeline, Runnable changed) {
    this.fleet = fleet;
    this.timeline = timeline;
    this.changed = changed;
    this.holders = new Holders(this);
    fleet.targets().keySet().forEach(name -> targets.put(name, SERVING));
    looks.putAll(targets);
  }

  // what happens

  /** A look that says nothing leaves a target as it is. */
  void become(Map<String, Outcome> outcomes) {
    outcomes.forEach(
        (target, outcome) -> {
          looks.put(target, outcome);
          if (!(outcome instanceof Outcome.Unclear)) {
            targets.put(target, outcome);
          }
        });
    changed.run();
  }

  void fast(List<String> names, boolean now) {
    if (now) {
      fast.addAll(names);
    } else {
      fast.removeAll(names);
    }
  }

  void power(List<String> hosts, boolean on) {
    if (on) {
      hosts.forEach(this::boot);
      dark.removeAll(hosts);
    } else {
      dark.addAll(hosts);
    }
    changed.run();
  }

  /** What only a process or a folder in memory keeps is lost. */
  private void boot(String host) {
    switches
        .entrySet()
        .removeIf(entry -> dark.contains(host) && entry.getKey().startsWith(host + "/"));
  }

  void network(List<String> hosts, boolean joined) {
    if (joined) {
      cut.removeAll(hosts);
    } else {
      cut.addAll(hosts);
    }
    changed.run();
  }

  void relays(boolean up) {
    relays = up;
  }

  /** A switch is put somewhere, on this host where it stands on each. */
  void put(Switch s, String host, Found found) {
    switches.put(key(s, host), found);
    left.remove(key(s, host));
    if (out(s, host) && s.lingers().isPositive()) {
      left.put(key(s, host), timeline.now().plus(s.lingers()));
      timeline.after(s.lingers(), changed);
    }
    changed.run();
  }

  // how it is

  boolean lit(String host) {
    return !dark.contains(host);
  }

  boolean online(String host) {
    return lit(host) && !cut.contains(host);
  }

  boolean reaches(String from, String to) {
    return from.equals(to) ? lit(to) : online(from) && online(to);
  }

  boolean takesMail(String from) {
    return relays && online(from);
  }

  boolean stuck(String name) {
    return fast.contains(name);
  }

  Found found(Switch s, String host) {
    return switches.getOrDefault(key(s, host), new Found.At(s.normal()));
  }

  /** Whether it is where a hold puts it. */
  boolean out(Switch s, String host) {
    return found(s, host).is(s.held());
  }

  /** The hosts on which it stands; of one that is shared any will do. */
  List<String> hosts(Switch s) {
    var agent = fleet.agent();
    var all = agent.peers().isEmpty() ? List.of(agent.name()) : List.copyOf(agent.peers().keySet());
    return s.shared() ? all.subList(0, 1) : s.on().map(List::of).orElse(all);
  }

  private static String key(Switch s, String host) {
    return (s.shared() ? "" : host) + "/" + s.name();
  }

  /** The hosts that have a virtual address. */
  List<String> holders(String address) {
    return holders.of(address);
  }

  /** Whether it serves whoever reaches it. */
  boolean serves(String target) {
    var host = target(target).on();
    return targets.get(target) instanceof Outcome.Passed && host.stream().allMatch(this::lit);
  }

  /** Whether users are sent there: by any of its switches, and always where it has none. */
  boolean leadsTo(String member) {
    var all = fleet.switchesOf(member);
    return all.isEmpty()
        || all.stream().anyMatch(s -> hosts(s).stream().anyMatch(host -> leads(s, host)));
  }

  /** Whether nothing keeps it out of rotation: somebody else may be first in line all the same. */
  boolean inRotation(String member) {
    var all = fleet.switchesOf(member);
    return all.isEmpty()
        || all.stream().anyMatch(s -> hosts(s).stream().anyMatch(host -> !out(s, host)));
  }

  private boolean leads(Switch s, String host) {
    if (s.spec() instanceof SwitchSpec.Keepalived) {
      return holders.of(s).contains(host);
    }
    return (s.shared() || lit(host)) && (!out(s, host) || lingers(s, host));
  }

  /** Whether caches still lead there. */
  private boolean lingers(Switch s, String host) {
    return Optional.ofNullable(left.get(key(s, host))).filter(timeline.now()::isBefore).isPresent();
  }

  Encounter look(String agent, Target target) {
    var silent = !reaches(agent, target.on().orElse(agent)) || cutOff(agent, target);
    var outcome = silent ? SILENT : holders.told(target, found(target.name()));
    return new Encounter(outcome, slow(outcome) ? target.pace().timeout() : ANSWER);
  }

  /** Whether it stands beyond the network that its looker is cut off from, or all ways are dead. */
  private boolean cutOff(String agent, Target target) {
    var beyond = target.on().isEmpty() && !online(agent);
    return beyond
        || (!target.dependsOn().isEmpty() && target.dependsOn().stream().noneMatch(this::passable));
  }

  private boolean passable(String way) {
    return Optional.ofNullable(fleet.groups().get(way))
        .map(group -> group.members().stream().anyMatch(this::serves))
        .orElseGet(() -> serves(way));
  }

  private Outcome found(String target) {
    return Objects.requireNonNull(looks.get(target), target);
  }

  private Target target(String name) {
    return Objects.requireNonNull(fleet.targets().get(name), name);
  }

  private static boolean slow(Outcome outcome) {
    return outcome instanceof Outcome.Failed(Cause cause, _, _)
        && (cause == Cause.TIMEOUT || cause == Cause.SLOW || cause.silent());
  }
}

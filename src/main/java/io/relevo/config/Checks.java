package io.relevo.config;

import io.relevo.fleet.Group;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between one section and another.
 *
 * @param values the file, without what is wrong in itself
 */
record Checks(Values values) {
  /** What a command may be given the name of. */
  private static final List<String> NAMED = List.of("targets", "groups", "switches", "services");

  void say() {
    thisAgentIsAPeer();
    someoneIsTold();
    aNameMeansOneThing();
    aTargetIsInOneGroup();
    nothingDependsOnItself();
    aWitnessIsAnotherOfItsKind();
    aSwitchHasAnAgent();
    aLocalTargetHasAnAgent();
    aThingHasOneSwitch();
  }

  private Reading reading() {
    return values.place().reading();
  }

  private void thisAgentIsAPeer() {
    var peers = reading().namesIn("agent.peers");
    if (!peers.isEmpty() && !peers.contains(reading().agent())) {
      at("agent.peers")
          .must(
              "have this agent among them",
              Optional.of(reading().agent()),
              Nearest.hint(reading().agent(), peers));
    }
  }

  private void someoneIsTold() {
    var people = reading().place("people");
    var mail = reading().place("mail");
    if (people.isPresent() && mail.isEmpty()) {
      people.get().missing("come with `mail`, else nobody can be told");
    } else if (mail.isPresent() && people.isEmpty()) {
      mail.get().missing("come with `people`, else nobody is told");
    }
  }

  private void aNameMeansOneThing() {
    var taken = new HashMap<String, Place>();
    for (String section : NAMED) {
      for (String name : reading().namesIn(section)) {
        claim(name, at(section + "." + name), taken);
      }
    }
    for (String name : reading().namesIn("services")) {
      reading()
          .place("services." + name + ".maintenance")
          .ifPresent(page -> claim(name + ServiceSection.SUFFIX, page, taken));
    }
  }

  private void claim(String name, Place place, Map<String, Place> taken) {
    var first = taken.putIfAbsent(name, place);
    if (first != null && !first.path().equals(place.path())) {
      place.keyMust(
          "the name `%s` must mean one thing".formatted(name),
          "also %s on line %d".formatted(first.path(), first.line()));
    }
  }

  private void aTargetIsInOneGroup() {
    var groups = new HashMap<String, String>();
    for (Group group : values.get(TopSection.GROUPS).values()) {
      for (String member : group.members()) {
        var first = groups.putIfAbsent(member, group.name());
        if (first != null) {
          must(
              "groups.%s.members".formatted(group.name()),
              "have members that are in no other group",
              "%s, also in %s".formatted(member, first));
        }
      }
    }
  }

  private void nothingDependsOnItself() {
    var circles =
        Circles.of(
            values.find(TopSection.TARGETS).orElseGet(LinkedHashMap::new),
            values.get(TopSection.GROUPS));
    circles.forEach(
        circle ->
            must(
                "targets.%s.depends-on".formatted(circle.getFirst()),
                "not lead back to it",
                String.join(" → ", circle)));
  }

  private void aWitnessIsAnotherOfItsKind() {
    var all = values.find(TopSection.TARGETS).orElseGet(LinkedHashMap::new);
    for (Target each : all.values()) {
      var kind = each.probe().getClass();
      each.probe().witnesses().stream()
          .filter(name -> name.equals(each.name()) || !kind.isInstance(probe(all, name)))
          .forEach(
              name ->
                  must(
                      "targets.%s.%s.witnesses".formatted(each.name(), key(kind)),
                      "be other targets of its kind",
                      name));
    }
  }

  private static @Nullable ProbeSpec probe(Map<String, Target> all, String name) {
    var target = all.get(name);
    return target == null ? null : target.probe();
  }

  private static String key(Class<?> kind) {
    return kind.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void aSwitchHasAnAgent() {
    boolean alone = reading().namesIn("agent.peers").isEmpty();
    for (Switch each : values.get(TopSection.SWITCHES).values()) {
      var path = "switches." + each.name();
      if (alone && each.on().filter(on -> !on.equals(reading().agent())).isPresent()) {
        must(
            path + ".on",
            "be this agent, %s, as there are no `agent.peers`".formatted(reading().agent()),
            at(path + ".on").written());
      } else if (!alone && each.on().isEmpty() && each.spec() instanceof SwitchSpec.Keepalived) {
        at(path).missing("have `on`: each agent would lower its own keepalived for one member");
      }
    }
  }

  private void aLocalTargetHasAnAgent() {
    boolean alone = reading().namesIn("agent.peers").isEmpty();
    for (Target each : targets()) {
      var path = "targets." + each.name();
      if (!each.probe().local()) {
        continue;
      }
      if (alone && each.on().filter(on -> !on.equals(reading().agent())).isPresent()) {
        must(
            path + ".on",
            "be this agent, %s, as there are no `agent.peers`".formatted(reading().agent()),
            at(path + ".on").written());
      } else if (!alone && each.on().isEmpty()) {
        at(path).missing("have `on`: only the agent on its own host can look at it");
      }
    }
  }

  private Collection<Target> targets() {
    return values.find(TopSection.TARGETS).map(SequencedMap::values).orElse(List.of());
  }

  private void aThingHasOneSwitch() {
    var writers = new LinkedHashMap<String, Switch>();
    for (Switch each : TopSection.switches(values).values()) {
      for (Switch other : writers.values()) {
        if (thing(other).equals(thing(each)) && sameHost(other, each)) {
          must(path(each), own(each), "also of switch " + other.name());
        }
      }
      writers.put(each.name(), each);
    }
  }

  /** What two switches must not both move. */
  private static Object thing(Switch each) {
    return switch (each.spec()) {
      case SwitchSpec.Keepalived keepalived -> keepalived.file();
      case SwitchSpec.Haproxy haproxy -> List.of(haproxy.socket(), haproxy.id());
      case SwitchSpec.NginxFile flag -> flag.file();
      case SwitchSpec.Command command -> command.set();
      case SwitchSpec.HaproxyMap map -> List.of(map.socket(), map.map(), map.word());
      case SwitchSpec.Powerdns dns -> List.of(dns.url(), dns.set().name(), dns.address());
      case SwitchSpec.Rfc2136 dns -> List.of(dns.set().name(), dns.member());
      case SwitchSpec.Gdnsd gdnsd -> List.of(gdnsd.file(), gdnsd.resource());
      case SwitchSpec.Route53 dns -> List.of(dns.zone(), dns.name(), dns.type(), dns.id());
    };
  }

  private static String own(Switch each) {
    return switch (each.spec()) {
      case SwitchSpec.Haproxy _ -> "have a server of its own";
      case SwitchSpec.Command _ -> "have a command of its own";
      case SwitchSpec.HaproxyMap _ -> "have a word of its own";
      case SwitchSpec.Keepalived _, SwitchSpec.NginxFile _ -> "have a file of its own";
      case SwitchSpec.Powerdns _, SwitchSpec.Rfc2136 _, SwitchSpec.Route53 _ ->
          "have a record of its own";
      case SwitchSpec.Gdnsd _ -> "have a resource of its own";
    };
  }

  private static boolean sameHost(Switch a, Switch b) {
    return a.on().isEmpty() || b.on().isEmpty() || a.on().equals(b.on());
  }

  private String path(Switch each) {
    return values.get(TopSection.SWITCHES).containsKey(each.name())
        ? "switches." + each.name()
        : "services." + each.moves().name() + ".maintenance";
  }

  private void must(String path, String what, String was) {
    at(path).must(what, was);
  }

  private Place at(String path) {
    return reading().place(path).orElse(values.place());
  }
}

package io.relevo.bench;

import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Origins;
import io.relevo.fleet.Pace;
import io.relevo.fleet.Person;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Fleets of any size: members in groups of ten, each with a switch. */
final class Rows {
  static final String FIRST = "web-0";
  static final String SECOND = "web-1";
  private static final int GROUP = 10;

  private Rows() {}

  static Fleet of(int members) {
    var targets = new LinkedHashMap<String, Target>();
    var groups = new LinkedHashMap<String, Group>();
    var switches = new LinkedHashMap<String, Switch>();
    for (var first = 0; first < members; first += GROUP) {
      var names =
          IntStream.range(first, first + GROUP).mapToObj(number -> "web-" + number).toList();
      names.forEach(name -> targets.put(name, target(name)));
      names.forEach(name -> switches.put("vip-" + name, aSwitch(name)));
      groups.put("group-" + first, group("group-" + first, names));
    }
    return new Fleet(
        new Agent(
            "lb-1",
            Mode.ACT,
            new LinkedHashMap<>(),
            Duration.ofSeconds(10),
            Optional.empty(),
            new Budget(1_000, Duration.ofHours(1))),
        targets,
        groups,
        switches,
        new LinkedHashMap<>(),
        people(),
        new LinkedHashMap<>(),
        new Origins("relevo.yml", new LinkedHashMap<>()));
  }

  private static Target target(String name) {
    var pace =
        new Pace(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(250), 2, 3);
    return new Target(
        name, Optional.of("lb-1"), new ProbeSpec.Tcp("10.0.0.1", 80), pace, Optional.empty());
  }

  private static Switch aSwitch(String member) {
    var none = Optional.<String>empty();
    var witness = new SwitchSpec.Witness(none, Optional.empty(), Optional.empty(), none);
    return new Switch(
        "vip-" + member,
        Optional.of("lb-1"),
        new SwitchSpec.Keepalived(Path.of("/run/" + member), SwitchSpec.Keepalived.FAULT, witness),
        new Subject.Member(member),
        Mode.ACT,
        false);
  }

  private static Group group(String name, List<String> members) {
    return new Group(
        name,
        members,
        new Keep.Members(1),
        Group.WhenAllDown.LEAVE,
        Mode.ACT,
        Group.BUDGET,
        Group.RETURN_WAIT,
        Group.RETURN_WAIT_MAX);
  }

  private static SequencedMap<String, Person> people() {
    var people = new LinkedHashMap<String, Person>();
    people.put("ana", new Person("ana", "ana@example.com", Locale.ENGLISH, ZoneId.of("UTC")));
    return people;
  }
}

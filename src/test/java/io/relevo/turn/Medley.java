package io.relevo.turn;

import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Counting;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Origins;
import io.relevo.fleet.Pace;
import io.relevo.fleet.Person;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.RecordSet;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Service;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A fleet with one of everything that a turn treats in its own way. */
final class Medley {
  private static final Optional<String> HERE = Optional.of("lb-1");
  private static final Optional<String> THERE = Optional.of("lb-2");

  private Medley() {}

  static Fleet fleet() {
    return new Fleet(
        agent(),
        targets(),
        byName(groups()),
        switches(),
        services(),
        people(),
        new LinkedHashMap<>(),
        new Origins("relevo.yml", new LinkedHashMap<>()));
  }

  private static SequencedMap<String, Group> byName(Stream<Group> groups) {
    var all = new LinkedHashMap<String, Group>();
    groups.forEach(group -> all.put(group.name(), group));
    return all;
  }

  private static Agent agent() {
    var peers = new LinkedHashMap<String, String>();
    peers.put("lb-1", "lb-1:8480");
    peers.put("lb-2", "lb-2:8480");
    return new Agent(
        "lb-1",
        Mode.ACT,
        peers,
        Duration.ofSeconds(5),
        Optional.empty(),
        new Budget(6, Duration.ofSeconds(90)));
  }

  private static SequencedMap<String, Target> targets() {
    var all = new LinkedHashMap<String, Target>();
    members("web", 3).forEach(name -> add(all, name, HERE, List.of("router")));
    members("all", 2).forEach(name -> add(all, name, HERE, List.of("lb")));
    members("lb", 2).forEach(name -> add(all, name, HERE, List.of()));
    members("db", 2).forEach(name -> add(all, name, Optional.empty(), List.of("router")));
    members("dns", 2).forEach(name -> add(all, name, Optional.empty(), List.of()));
    add(all, "router", HERE, List.of());
    add(all, "lonely", HERE, List.of("web"));
    all.put("far", target("far", THERE, new ProbeSpec.Plugin(List.of("/bin/true")), List.of()));
    return all;
  }

  private static void add(
      SequencedMap<String, Target> all, String name, Optional<String> on, List<String> behind) {
    all.put(name, target(name, on, new ProbeSpec.Tcp("10.0.0.1", 80), behind));
  }

  private static Target target(
      String name, Optional<String> on, ProbeSpec probe, List<String> behind) {
    var counting =
        switch (name) {
          case "web-2" -> new Counting.Among(2, 4);
          case "web-3" -> new Counting.Leaky(2);
          default -> new Counting.InARow(2);
        };
    var pace =
        new Pace(
            Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(250), counting, 2);
    return new Target(
        name,
        on,
        probe,
        pace,
        Optional.empty(),
        behind,
        domains(name),
        name.endsWith("-1") ? 3 : 1);
  }

  private static List<String> domains(String name) {
    return name.endsWith("-1") ? List.of("rack-1") : List.of("rack-2", "north");
  }

  private static Stream<Group> groups() {
    return Stream.of(
        group("web", 3, Group.WhenAllDown.LEAVE, Mode.ACT, Optional.empty(), Group.Writers.ANY),
        group("all", 2, Group.WhenAllDown.TAKE_OUT, Mode.ACT, Optional.empty(), Group.Writers.ANY),
        group(
            "lb",
            2,
            Group.WhenAllDown.LEAVE,
            Mode.ADVISE,
            Optional.of(Group.Vip.ACTIVE_PASSIVE),
            Group.Writers.ANY),
        group("db", 2, Group.WhenAllDown.LEAVE, Mode.ACT, Optional.empty(), Group.Writers.ONE),
        group(
            "dns",
            2,
            Group.WhenAllDown.LEAVE,
            Mode.ACT,
            Optional.of(Group.Vip.ACTIVE_ACTIVE),
            Group.Writers.ANY));
  }

  private static Group group(
      String name,
      int members,
      Group.WhenAllDown whenAllDown,
      Mode mode,
      Optional<Group.Vip> vip,
      Group.Writers writers) {
    return new Group(
        name,
        members(name, members).toList(),
        new Keep.Members(1),
        whenAllDown,
        mode,
        new Budget(3, Duration.ofSeconds(60)),
        Duration.ofSeconds(3),
        Duration.ofSeconds(9),
        Duration.ofSeconds(7),
        vip,
        writers);
  }

  private static Stream<String> members(String group, int many) {
    return IntStream.rangeClosed(1, many).mapToObj(n -> group + "-" + n);
  }

  private static SequencedMap<String, Switch> switches() {
    var all = new LinkedHashMap<String, Switch>();
    members("web", 3).forEach(name -> put(all, HERE, keepalived(name), name, name.equals("web-2")));
    put(all, HERE, haproxy("web-1"), "web-1", false);
    members("all", 2).forEach(name -> put(all, HERE, haproxy(name), name, false));
    put(all, HERE, keepalived("lb-1"), "lb-1", false);
    put(all, THERE, keepalived("lb-2"), "lb-2", false);
    members("dns", 2).forEach(name -> put(all, Optional.empty(), powerdns(name), name, false));
    put(all, HERE, haproxy("lonely"), "lonely", true);
    var page = new SwitchSpec.NginxFile(Path.of("/run/relevo/shop.maintenance"));
    all.put(
        "shop-page",
        new Switch(
            "shop-page", Optional.empty(), page, new Subject.OfService("shop"), Mode.ACT, false));
    return all;
  }

  private static void put(
      SequencedMap<String, Switch> all,
      Optional<String> on,
      SwitchSpec spec,
      String member,
      boolean enforce) {
    var name = spec.getClass().getSimpleName() + "-" + member;
    var subject = new Subject.Member(member);
    all.put(
        name,
        new Switch(
            name, on, spec, subject, Mode.ACT, enforce, Optional.empty(), Duration.ofSeconds(2)));
  }

  private static SwitchSpec keepalived(String name) {
    var none = Optional.<String>empty();
    var witness = new SwitchSpec.Witness(none, Optional.empty(), Optional.empty(), none);
    return new SwitchSpec.Keepalived(Path.of("/run/" + name), SwitchSpec.Keepalived.FAULT, witness);
  }

  private static SwitchSpec haproxy(String name) {
    var socket = URI.create("unix:/run/haproxy/admin.sock");
    return new SwitchSpec.Haproxy(socket, "web", name, SwitchSpec.Haproxy.Out.DRAIN);
  }

  private static SwitchSpec powerdns(String name) {
    var set = new RecordSet("example.test.", "www.example.test.", Duration.ofSeconds(30));
    return new SwitchSpec.Powerdns(
        URI.create("http://127.0.0.1:8081"),
        new Secret("key"),
        "localhost",
        set,
        name,
        SwitchSpec.Powerdns.Withdrawal.DISABLED,
        100);
  }

  private static SequencedMap<String, Service> services() {
    var services = new LinkedHashMap<String, Service>();
    services.put("shop", new Service("shop", List.of("web")));
    return services;
  }

  private static SequencedMap<String, Person> people() {
    var people = new LinkedHashMap<String, Person>();
    people.put("ana", new Person("ana", "ana@example.com", Locale.ENGLISH, ZoneId.of("UTC")));
    return people;
  }
}

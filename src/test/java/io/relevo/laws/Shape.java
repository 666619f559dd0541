package io.relevo.laws;

import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Origins;
import io.relevo.fleet.Pace;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Service;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A fleet of one agent, as small as its description. */
record Shape(Budget budget, List<GroupShape> groups) {
  static final Pace PACE =
      new Pace(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(250), 2, 2);

  /** What every group is called by its place. */
  private static final List<String> NAMES = List.of("web", "lb", "dns", "db");

  Fleet fleet() {
    return new Fleet(
        new Agent(
            "lb-1",
            Mode.ACT,
            new LinkedHashMap<>(),
            Duration.ofSeconds(5),
            Optional.empty(),
            budget),
        byName(targets(), Target::name),
        byName(each(this::group), Group::name),
        byName(members().stream().flatMap(this::switches), Switch::name),
        byName(Stream.of(new Service("shop", List.of("web"))), Service::name),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new Origins("relevo.yaml", new LinkedHashMap<>()));
  }

  /** Everybody, in the order of the file. */
  List<String> members() {
    return each(this::names).flatMap(List::stream).toList();
  }

  String member(int any) {
    return members().get(any % members().size());
  }

  private <T> Stream<T> each(Function<Integer, T> make) {
    return IntStream.range(0, groups.size()).boxed().map(make);
  }

  private List<String> names(int place) {
    return IntStream.rangeClosed(1, groups.get(place).members())
        .mapToObj(n -> NAMES.get(place) + "-" + n)
        .toList();
  }

  private Group group(int place) {
    var shape = groups.get(place);
    return new Group(
        NAMES.get(place),
        names(place),
        shape.keep(),
        shape.whenAllDown(),
        shape.mode(),
        shape.budget(),
        shape.returnWait(),
        shape.returnWait().multipliedBy(3),
        shape.ramp(),
        Optional.empty(),
        Group.Writers.ANY);
  }

  private Stream<Target> targets() {
    return each(place ->
            IntStream.rangeClosed(1, groups.get(place).members())
                .mapToObj(n -> target(groups.get(place), names(place).get(n - 1), n)))
        .flatMap(targets -> targets);
  }

  private static Target target(GroupShape group, String name, int number) {
    return new Target(
        name,
        Optional.of("lb-1"),
        new ProbeSpec.Tcp("10.0.0.1", 80),
        PACE,
        Optional.empty(),
        List.of(),
        group.domains(number),
        group.weight(number));
  }

  /** A server of HAProxy, which knows shares; some have a virtual address before it. */
  private Stream<Switch> switches(String member) {
    var place = NAMES.indexOf(member.replaceAll("-.*", ""));
    var server =
        aSwitch(
            "ha-" + member,
            member,
            new SwitchSpec.Haproxy(
                URI.create("unix:/run/haproxy/admin.sock"),
                "web",
                member,
                SwitchSpec.Haproxy.Out.DRAIN));
    return groups.get(place).addresses()
        ? Stream.of(aSwitch("vip-" + member, member, keepalived(member)), server)
        : Stream.of(server);
  }

  private static Switch aSwitch(String name, String member, SwitchSpec spec) {
    return new Switch(name, Optional.of("lb-1"), spec, new Subject.Member(member), Mode.ACT, false);
  }

  private static SwitchSpec keepalived(String member) {
    var none = Optional.<String>empty();
    var witness = new SwitchSpec.Witness(none, Optional.empty(), Optional.empty(), none);
    return new SwitchSpec.Keepalived(
        Path.of("/run/" + member), SwitchSpec.Keepalived.FAULT, witness);
  }

  private static <T> SequencedMap<String, T> byName(Stream<T> all, Function<T, String> name) {
    return all.collect(Collectors.toMap(name, one -> one, (one, _) -> one, LinkedHashMap::new));
  }

  @Override
  public String toString() {
    return each(place -> "  " + NAMES.get(place) + ": " + groups.get(place))
        .collect(Collectors.joining("\n", "budget " + budget.acts() + " acts in all\n", ""));
  }
}

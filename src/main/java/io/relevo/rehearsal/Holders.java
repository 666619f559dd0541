package io.relevo.rehearsal;

import io.relevo.fleet.Duty;
import io.relevo.fleet.Group;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Role;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who has what one alone may have: virtual addresses, as keepalived decides it where the file names
 * the switches in the order of their priorities, and the writes of a database.
 */
record Holders(Truth truth) {

  /** The hosts that have an address. */
  List<String> of(String address) {
    return of(
        keepalived().filter(s -> address(s).equals(Optional.of(address))).toList(), allOf(address));
  }

  /** The hosts that have the address of a switch, or what its group shares where it names none. */
  List<String> of(Switch s) {
    return address(s).map(this::of).orElseGet(() -> of(mates(s), activeActive(s)));
  }

  private List<String> of(List<Switch> contenders, boolean all) {
    return contenders.stream()
        .filter(s -> wins(s, contenders, all))
        .map(this::host)
        .distinct()
        .toList();
  }

  /** The first that it hears has it; who is lowered only where nobody else can. */
  private boolean wins(Switch s, List<Switch> contenders, boolean all) {
    var heard =
        contenders.stream()
            .filter(other -> truth.reaches(host(s), host(other)))
            .filter(other -> !all || other.equals(s))
            .toList();
    return Stream.concat(
            heard.stream().filter(other -> !out(other)),
            heard.stream().filter(other -> out(other) && !fault(other)))
        .findFirst()
        .filter(s::equals)
        .isPresent();
  }

  private boolean out(Switch s) {
    return truth.out(s, host(s));
  }

  private static boolean fault(Switch s) {
    return s.spec() instanceof SwitchSpec.Keepalived spec
        && spec.lowered() <= SwitchSpec.Keepalived.FAULT;
  }

  private Stream<Switch> keepalived() {
    return truth.fleet.switches().values().stream()
        .filter(s -> s.spec() instanceof SwitchSpec.Keepalived);
  }

  private String host(Switch s) {
    return truth.hosts(s).getFirst();
  }

  private List<Switch> mates(Switch s) {
    var group = truth.fleet.rotationOf(s.moves().name()).map(Group::members).orElse(List.of());
    return keepalived().filter(other -> group.contains(other.moves().name())).toList();
  }

  private static Optional<String> address(Switch s) {
    return s.spec() instanceof SwitchSpec.Keepalived(_, _, var witness)
        ? witness.address()
        : Optional.empty();
  }

  private boolean allOf(String address) {
    return keepalived()
        .filter(s -> address(s).equals(Optional.of(address)))
        .anyMatch(this::activeActive);
  }

  private boolean activeActive(Switch s) {
    return truth
        .fleet
        .rotationOf(s.moves().name())
        .flatMap(Group::vip)
        .filter(Group.Vip.ACTIVE_ACTIVE::equals)
        .isPresent();
  }

  /** What a look finds that passes, with what it reads of these things. */
  Outcome told(Target target, Outcome outcome) {
    return outcome instanceof Outcome.Passed(var answer, var flaw, _)
        ? new Outcome.Passed(answer, flaw, measures(target).stream().toList())
        : outcome;
  }

  private Optional<Measured> measures(Target target) {
    return switch (target.probe()) {
      case ProbeSpec.Keepalived spec ->
          Optional.of(
              new Measured(Measured.HOLDER, spec.address(), yes(has(target, spec.address()))));
      case ProbeSpec.Mysql spec -> Optional.of(writes(target, spec.duty()));
      case ProbeSpec.Postgresql spec -> Optional.of(writes(target, spec.duty()));
      default -> Optional.empty();
    };
  }

  /** An address that no switch moves is on the first host that is looked at for it. */
  private boolean has(Target target, String address) {
    return keepalived().anyMatch(s -> address(s).equals(Optional.of(address)))
        ? of(address).stream().anyMatch(host -> target.on().equals(Optional.of(host)))
        : first(
            target,
            other ->
                other.probe() instanceof ProbeSpec.Keepalived spec
                    && spec.address().equals(address));
  }

  private Measured writes(Target target, Duty duty) {
    var master =
        duty.role() == Role.MASTER || (duty.role() == Role.ANY && first(target, Holders::database));
    return new Measured(Measured.WRITABLE, "", yes(master));
  }

  private static boolean database(Target target) {
    return target.probe() instanceof ProbeSpec.Mysql
        || target.probe() instanceof ProbeSpec.Postgresql;
  }

  /** Whether it is the first of its group that is one of those and serves. */
  private boolean first(Target target, Predicate<Target> those) {
    return truth
        .fleet
        .groupOf(target.name())
        .map(Group::members)
        .orElse(List.of(target.name()))
        .stream()
        .flatMap(name -> Stream.ofNullable(truth.fleet.targets().get(name)))
        .filter(those)
        .filter(other -> truth.serves(other.name()))
        .findFirst()
        .filter(target::equals)
        .isPresent();
  }

  private static int yes(boolean so) {
    return so ? 1 : 0;
  }
}

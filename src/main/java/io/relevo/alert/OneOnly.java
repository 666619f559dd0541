package io.relevo.alert;

import io.relevo.alert.Problem.Kind;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import io.relevo.probe.Measured;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Law 12: two holders of one address and two writers are always an alarm, and so is none. It lies
 * behind nothing, and no silence covers it.
 */
final class OneOnly {
  private final Situation now;
  private final Group group;

  OneOnly(Situation now, Group group) {
    this.now = now;
    this.group = group;
  }

  Stream<Problem> find() {
    return Stream.concat(
        group.vip().stream().flatMap(this::addresses),
        group.writers() == Group.Writers.ONE ? writers() : Stream.empty());
  }

  private Stream<Problem> addresses(Group.Vip vip) {
    var claims = new Claims(now.scene(), group, Measured.HOLDER);
    return vip == Group.Vip.ACTIVE_PASSIVE
        ? Stream.of(two(claims, Kind.TWO_HOLDERS, "hold "), none(claims, Kind.NO_HOLDER, "holds "))
            .flatMap(Optional::stream)
        : missing(claims).stream();
  }

  private Stream<Problem> writers() {
    var claims = new Claims(now.scene(), group, Measured.WRITABLE);
    return Stream.of(
            two(claims, Kind.TWO_WRITERS, "take writes"),
            none(claims, Kind.NO_WRITER, "takes writes"))
        .flatMap(Optional::stream);
  }

  private Optional<Problem> two(Claims claims, Kind kind, String verb) {
    return problem(
        claims,
        kind,
        thing -> claims.holders(thing).size() > 1,
        thing -> claims.known(thing) && claims.now(thing) <= 1,
        thing -> String.join(" and ", claims.holders(thing)) + " both " + verb + thing);
  }

  private Optional<Problem> none(Claims claims, Kind kind, String verb) {
    return problem(
        claims,
        kind,
        thing -> claims.others(thing).size() == group.members().size(),
        thing -> claims.now(thing) > 0,
        thing -> "none of " + String.join(", ", group.members()) + " " + verb + thing);
  }

  /** Where all must hold it, those in rotation that do not. */
  private Optional<Problem> missing(Claims claims) {
    return problem(
        claims,
        Kind.NO_HOLDER,
        thing -> !serving(claims.others(thing)).isEmpty(),
        thing -> claims.known(thing) && serving(claims.others(thing)).isEmpty(),
        thing ->
            "%s: not held by %s, and all must hold it"
                .formatted(thing, String.join(", ", serving(claims.others(thing)))));
  }

  private List<String> serving(List<String> members) {
    return members.stream()
        .filter(member -> now.scene().inRotation(member) && now.scene().healthOf(member).proven())
        .toList();
  }

  private Optional<Problem> problem(
      Claims claims, Kind kind, Predicate<String> wrong, Predicate<String> right, Says says) {
    var subject = new Subject.InGroup(group.name());
    var things = claims.things();
    var first = things.stream().filter(wrong).findFirst();
    var what =
        now.open(new Problem.Key(subject, kind))
            .map(Incident::what)
            .or(() -> first.map(says::what))
            .orElse("");
    return now.lasting(
        new Problem(subject, kind, Severity.CRITICAL, what, Optional.empty()),
        first.isPresent(),
        !things.isEmpty() && things.stream().allMatch(right));
  }

  /** What is wrong with one thing, in words. */
  @FunctionalInterface
  private interface Says {
    String what(String thing);
  }
}

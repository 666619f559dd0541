package io.relevo.alert;

import io.relevo.failover.Scene;
import io.relevo.fleet.Group;
import io.relevo.health.Health;
import io.relevo.health.State;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who of a group claims a thing that one alone may have: an address, or the writes. Two looks at
 * each member must agree: a look at the one before a hand-over and at the other after it prove
 * nothing.
 *
 * @param measure what the looks say of it
 */
record Claims(Scene scene, Group group, String measure) {

  /** The things that are claimed: the addresses; for writes there is one, without a name. */
  List<String> things() {
    return group.members().stream()
        .flatMap(member -> newest(member).stream())
        .flatMap(look -> look.outcome().measures().stream())
        .filter(measured -> measured.name().equals(measure))
        .map(Measured::of)
        .distinct()
        .toList();
  }

  /** Members that are seen to have it, twice. */
  List<String> holders(String thing) {
    return group.members().stream().filter(member -> twice(member, thing, true)).toList();
  }

  /** Members that are seen not to have it, twice. */
  List<String> others(String thing) {
    return group.members().stream().filter(member -> twice(member, thing, false)).toList();
  }

  /** How many were seen to have it when they were last looked at. */
  long now(String thing) {
    return group.members().stream()
        .filter(member -> newest(member).flatMap(look -> says(look, thing)).orElse(false))
        .count();
  }

  /** Whether it is known of every member. */
  boolean known(String thing) {
    return group.members().stream()
        .allMatch(member -> newest(member).flatMap(look -> says(look, thing)).isPresent());
  }

  private boolean twice(String member, String thing, boolean has) {
    var looks = sure(member).clear();
    return looks.size() > 1
        && sure(member).state() != State.UNSURE
        && looks.stream().allMatch(look -> says(look, thing).equals(Optional.of(has)));
  }

  private Optional<Observation> newest(String member) {
    return Stream.of(sure(member))
        .filter(health -> health.state() != State.UNSURE)
        .flatMap(health -> health.clear().stream())
        .findFirst();
  }

  private Health sure(String member) {
    return scene.healthOf(member);
  }

  /** A database that does not answer takes no writes; a host that does not may keep its address. */
  private Optional<Boolean> says(Observation look, String thing) {
    var said =
        look.outcome().measures().stream()
            .filter(measured -> measured.name().equals(measure) && measured.of().equals(thing))
            .map(measured -> measured.value() > 0)
            .findFirst();
    var mute = measure.equals(Measured.WRITABLE) && look.outcome() instanceof Outcome.Failed;
    return said.or(() -> Optional.of(false).filter(_ -> mute));
  }
}

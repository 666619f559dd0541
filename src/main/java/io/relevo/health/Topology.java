package io.relevo.health;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Target;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds out whether a target fails by itself or because of what lies before it. One way that is
 * open is enough; a group is dead when all of its members are.
 *
 * @param health what is believed of each target now
 */
public record Topology(Fleet fleet, Function<String, Health> health) {

  /**
   * The ways to a target that has been failing since then. Older evidence opens no way: a target
   * and what it depends on may die at the same instant.
   */
  public Way to(Target target, Instant failing) {
    var ways = target.dependsOn().stream().map(name -> through(name, failing)).toList();
    return ways.isEmpty() ? new Way.Open() : best(ways);
  }

  private Way through(String name, Instant failing) {
    var group = fleet.groups().get(name);
    return group == null ? across(health.apply(name), failing) : across(group, failing);
  }

  private Way across(Group group, Instant failing) {
    var members = group.members().stream().map(health).toList();
    return members.stream().allMatch(member -> member.state() == State.DOWN)
        ? new Way.Dead(group.name())
        : best(members.stream().map(member -> across(member, failing)).toList());
  }

  private static Way across(Health health, Instant failing) {
    return switch (health.state()) {
      case DOWN -> new Way.Dead(health.target());
      case UNSURE -> health.behind().<Way>map(Way.Dead::new).orElseGet(() -> unsure(health));
      case UP, DEGRADED -> health.provenAfter(failing) ? new Way.Open() : new Way.Unseen();
    };
  }

  /** What fails too is about to be known: after a start both may have been dead for long. */
  private static Way unsure(Health health) {
    return health.failing().isPresent() ? new Way.Unseen() : new Way.Open();
  }

  /** An open one, else one that may be, else the first. */
  private static Way best(List<Way> ways) {
    return Stream.concat(
            ways.stream().filter(Way.Open.class::isInstance),
            ways.stream().filter(Way.Unseen.class::isInstance))
        .findFirst()
        .orElseGet(ways::getFirst);
  }
}

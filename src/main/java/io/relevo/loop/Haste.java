package io.relevo.loop;

import io.relevo.fleet.Group;
import io.relevo.health.Health;
import io.relevo.health.Judge;
import io.relevo.probe.Observation;
import io.relevo.turn.Plan;
import io.relevo.turn.Rest;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What should not wait: a look that can change something wakes the loop, a target in doubt is
 * looked at again soon, and when a member fails its mates are looked at at once, for nobody may
 * lean on what was seen before.
 */
final class Haste {
  private final Judge judge = new Judge();
  private volatile Map<String, Health> health = Map.of();
  private volatile Set<String> restless = Set.of();

  /** Whether the loop should wake for this look. */
  boolean matters(Observation look) {
    var before = health.get(look.target());
    return before == null || restless.contains(look.target()) || judge.matters(before, look);
  }

  /** Hurries the looks that a turn leaves in doubt. */
  void follow(Plan plan, Pacer pacer) {
    var scene = plan.situation().scene();
    var awake = plan.belief().rest().map(Rest::restless).orElseGet(scene::awake);
    health = plan.belief().health();
    awake.targets().stream()
        .map(target -> scene.healthOf(target.name()))
        .filter(Health::inDoubt)
        .forEach(doubtful -> pacer.hurry(doubtful.target()));
    var stirred = new HashSet<String>();
    for (var group : awake.groups()) {
      group.members().stream()
          .filter(member -> !scene.healthOf(member).proven() && scene.inRotation(member))
          .forEach(member -> stir(stirred, group, member, pacer));
    }
    restless = stirred;
  }

  private void stir(Set<String> stirred, Group group, String failing, Pacer pacer) {
    stirred.addAll(group.members());
    var since =
        health.containsKey(failing)
            ? health.get(failing).failing().orElse(Instant.MIN)
            : Instant.MIN;
    group.members().stream()
        .map(health::get)
        .filter(mate -> mate != null && mate.proven() && !mate.provenAfter(since))
        .forEach(mate -> pacer.atOnce(mate.target()));
  }
}

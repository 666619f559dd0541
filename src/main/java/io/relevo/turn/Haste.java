package io.relevo.turn;

import io.relevo.failover.Scene;
import io.relevo.fleet.Group;
import io.relevo.health.Health;
import io.relevo.health.Judge;
import io.relevo.probe.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What should not wait after a turn: a look that can change something wakes the loop, a target in
 * doubt is looked at again soon, and when a member fails its mates are looked at at once, for
 * nobody may lean on what was seen before.
 *
 * @param health what is believed now
 * @param restless of these every look matters
 * @param soon whom to look at no later than one re-check interval after the look before
 * @param atOnce whom to look at now
 */
public record Haste(
    Map<String, Health> health, Set<String> restless, List<String> soon, List<String> atOnce) {
  /** Before the first turn. */
  public static final Haste NONE = new Haste(Map.of(), Set.of(), List.of(), List.of());

  private static final Judge JUDGE = new Judge();

  /** What a turn leaves in doubt. */
  public static Haste after(Plan plan) {
    var scene = plan.situation().scene();
    var awake = plan.belief().rest().map(Rest::restless).orElseGet(scene::awake);
    var stirred = awake.groups().stream().filter(group -> stirs(scene, group)).toList();
    var restless = new TreeSet<String>();
    stirred.forEach(group -> restless.addAll(group.members()));
    return new Haste(
        plan.belief().health(),
        restless,
        awake.targets().stream()
            .map(target -> target.name())
            .filter(target -> scene.healthOf(target).inDoubt())
            .toList(),
        stirred.stream().flatMap(group -> leftBehind(scene, group)).distinct().toList());
  }

  /** Whether the loop should wake for this look. */
  public boolean matters(Observation look) {
    var before = health.get(look.target());
    return before == null || restless.contains(look.target()) || JUDGE.matters(before, look);
  }

  private static boolean stirs(Scene scene, Group group) {
    return group.members().stream().anyMatch(member -> fails(scene, member));
  }

  private static boolean fails(Scene scene, String member) {
    return !scene.healthOf(member).proven() && scene.inRotation(member);
  }

  /** Mates whose newest look is older than a failure of somebody in rotation. */
  private static Stream<String> leftBehind(Scene scene, Group group) {
    return group.members().stream()
        .filter(member -> fails(scene, member))
        .map(member -> scene.healthOf(member).failing().orElse(Instant.MIN))
        .flatMap(
            since ->
                group.members().stream()
                    .filter(mate -> scene.healthOf(mate).proven())
                    .filter(mate -> !scene.healthOf(mate).provenAfter(since)));
  }
}

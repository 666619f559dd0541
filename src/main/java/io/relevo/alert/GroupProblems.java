package io.relevo.alert;

import io.relevo.alert.Problem.Kind;
import io.relevo.failover.Scene;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with a group as a whole. */
final class GroupProblems {
  private GroupProblems() {}

  static Stream<Problem> find(Situation now, Group group) {
    return Stream.concat(allDown(now, group).stream(), new OneOnly(now, group).find());
  }

  static Optional<Problem> allDown(Situation now, Group group) {
    var left =
        group.whenAllDown() == Group.WhenAllDown.LEAVE
            ? "every member is down; nobody is taken out"
            : "every member is down; all are taken out";
    var problem =
        new Problem(
            new Subject.InGroup(group.name()),
            Kind.ALL_DOWN,
            Severity.CRITICAL,
            left,
            Optional.empty());
    var exhausted = now.decision().exhausted().contains(group.name());
    return now.lasting(problem, exhausted, served(now.scene(), group));
  }

  /** Whether somebody serves, and not since a moment ago only. */
  private static boolean served(Scene scene, Group group) {
    var before = scene.now().minus(group.returnWait());
    return group.members().stream()
        .map(scene::healthOf)
        .anyMatch(health -> health.proven() && !health.since().isAfter(before));
  }
}

package io.relevo.alert;

import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import java.util.List;
import java.util.Optional;

/** Whether anybody could still stand in: with one member left of several the next fault is felt. */
final class Reserve {
  private Reserve() {}

  /** Says so where the subject's group has just one healthy member left in rotation. */
  static Optional<String> of(Situation now, Subject subject) {
    var fleet = now.scene().fleet();
    return fleet
        .groupOf(subject.name())
        .filter(group -> group.members().size() > 1)
        .flatMap(group -> sentence(group, now.scene().leaningOn(group, "").members()));
  }

  private static Optional<String> sentence(Group group, List<String> left) {
    return left.size() == 1
        ? Optional.of(
            "group %s has one healthy member left of %d, %s: no redundancy"
                .formatted(group.name(), group.members().size(), left.getFirst()))
        : Optional.empty();
  }
}

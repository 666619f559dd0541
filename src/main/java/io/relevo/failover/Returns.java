package io.relevo.failover;

import io.relevo.fleet.Group;
import java.time.Instant;
import java.util.Optional;

/** How members that failed come back: each return after a failure waits longer (law 4). */
final class Returns {
  private Returns() {}

  /**
   * When this hold may end: a member that recovered waits, but never while its group has too few
   * others to lean on. Empty when the member is no longer in the configuration.
   */
  static Optional<Instant> due(Scene scene, Hold hold) {
    var member = hold.subject().name();
    return scene.fleet().rotationOf(member).map(group -> due(scene, group, member));
  }

  private static Instant due(Scene scene, Group group, String member) {
    var since = scene.healthOf(member).since();
    if (!group.keep().met(scene.leaningOn(group, member))) {
      return since;
    }
    var failures =
        scene.takenOut().stream()
            .filter(taken -> taken.member().equals(member))
            .filter(taken -> taken.at().isAfter(scene.now().minus(group.failuresCount())))
            .count();
    return since.plus(group.returnWait(failures));
  }

  /**
   * Whether somebody can bring this member back: we ourselves, if only a failure holds it, or a
   * peer that is heard.
   */
  static boolean possible(Scene scene, String member) {
    return scene.failureHold(member).isPresent()
        ? !scene.whereabouts().strayed().contains(member)
            && scene
                .holdsOn(member)
                .filter(hold -> hold.takesOut(member))
                .allMatch(hold -> hold.source() == Hold.Source.FAILURE)
            && scene.peers().values().stream().noneMatch(peer -> peer.drains(member))
        : scene.peers().values().stream()
            .anyMatch(peer -> peer.heard() && peer.returnable().contains(member));
  }
}

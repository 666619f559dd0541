package io.relevo.failover;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Target;
import java.util.List;
import java.util.Optional;

/**
 * One act at a time in a failure domain: what was done to the first may not yet be felt when the
 * second falls.
 */
final class Domains {
  private Domains() {}

  /** Whether nobody who shares a failure domain with the member is on the way out. */
  static Gate gate(Scene scene, String member) {
    var setBy = "targets." + member + ".domains";
    return ahead(scene, member)
        .map(other -> new Gate(Law.DOMAIN, false, onTheWay(scene, other, member), setBy))
        .orElseGet(() -> new Gate(Law.DOMAIN, true, nobody(scene, member), setBy));
  }

  /** The same for a person, who is told how long to wait. */
  static Gate gateByHand(Scene scene, String member) {
    var gate = gate(scene, member);
    return ahead(scene, member)
        .map(other -> "; wait " + Phrases.left(scene.now(), other.until()) + " at most")
        .map(wait -> new Gate(gate.law(), false, gate.evidence() + wait, gate.setBy()))
        .orElse(gate);
  }

  /** Who must be seen to be out before this member goes. */
  static Optional<Leaving> ahead(Scene scene, String member) {
    return scene.whereabouts().leaving().stream()
        .filter(other -> other.blocks(scene.now()) && !other.member().equals(member))
        .filter(other -> !shared(scene.fleet(), other.member(), member).isEmpty())
        .findFirst();
  }

  private static String onTheWay(Scene scene, Leaving other, String member) {
    return "%s is on its way out, in %s too"
        .formatted(
            other.member(), String.join(", ", shared(scene.fleet(), other.member(), member)));
  }

  private static String nobody(Scene scene, String member) {
    var names = of(scene.fleet(), member);
    return names.isEmpty()
        ? "it names no failure domain"
        : "nobody else is on the way out in " + String.join(", ", names);
  }

  private static List<String> shared(Fleet fleet, String one, String other) {
    return of(fleet, one).stream().filter(of(fleet, other)::contains).toList();
  }

  private static List<String> of(Fleet fleet, String member) {
    return Optional.ofNullable(fleet.targets().get(member)).map(Target::domains).orElse(List.of());
  }
}

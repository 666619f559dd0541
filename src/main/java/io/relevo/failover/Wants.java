package io.relevo.failover;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Where every switch ought to be: each follows the hold that binds it. */
final class Wants {
  private Wants() {}

  /** The setting of every switch that is awake and that this agent may move now, by name. */
  static SequencedMap<String, Wanted> of(Scene scene) {
    var wanted = new LinkedHashMap<String, Wanted>();
    scene.awake().switches().stream()
        .filter(scene::mine)
        .filter(s -> scene.mode(s) == Mode.ACT)
        .filter(s -> Guards.freezing(scene, s.moves()) == null)
        .filter(s -> binding(scene, s).isPresent() || !waiting(scene, s))
        .forEach(s -> wanted.put(s.name(), follow(scene, s)));
    return wanted;
  }

  /** What a lost leader took out comes back through the readiness gate too (law 3). */
  private static boolean waiting(Scene scene, Switch s) {
    return scene.inherited(s) && !scene.healthOf(s.moves().name()).proven();
  }

  private static Wanted follow(Scene scene, Switch s) {
    return binding(scene, s)
        .map(hold -> new Wanted(s.name(), held(s, hold), new Reason.Held(hold)))
        .orElseGet(() -> free(scene, s));
  }

  /** A maintenance page says its end, to the second. */
  private static Setting held(Switch s, Hold hold) {
    return s.held() instanceof Setting.Maintenance
        ? new Setting.Maintenance(
            true, hold.until().map(end -> end.truncatedTo(ChronoUnit.SECONDS)))
        : s.held();
  }

  private static Wanted free(Scene scene, Switch s) {
    var now = scene.now();
    return Ramp.of(scene, s)
        .map(ramp -> new Wanted(s.name(), ramp.share(now), new Reason.Returning(ramp.left(now))))
        .orElseGet(() -> new Wanted(s.name(), s.normal(), new Reason.Free()));
  }

  /**
   * The hold that a switch follows, here or elsewhere: an operator's binds before a failure's, and
   * a peer's binds what is shared, whatever made it.
   */
  private static Optional<Hold> binding(Scene scene, Switch s) {
    var others =
        scene.peers().values().stream()
            .flatMap(peer -> peer.holding(s.moves()))
            .filter(hold -> s.shared() || hold.everywhere());
    return Stream.concat(scene.holds().of(s.moves()).stream(), others)
        .filter(hold -> hold.effect() != Hold.Effect.FREEZE && !expired(scene, hold))
        .reduce((a, b) -> b.source() == Hold.Source.OPERATOR ? b : a);
  }

  /** A page goes at its time; a member stays out until its hold has ended at the readiness gate. */
  private static boolean expired(Scene scene, Hold hold) {
    return hold.effect() == Hold.Effect.MAINTENANCE && hold.due(scene.now());
  }
}

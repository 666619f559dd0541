package io.relevo.failover;

import io.relevo.failover.Decision.Ended;
import io.relevo.fleet.Group;
import io.relevo.fleet.Indexed;
import io.relevo.fleet.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A decision being written. */
final class Draft {
  private final Scene before;
  private final List<Hold> holds;
  private final List<Scene.TakenOut> takenOut;
  private final SequencedMap<String, Instant> returned;
  private final List<Leaving> leaving;
  private final List<Hold> placed = new ArrayList<>();
  private final List<Ended> ended = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private @Nullable Scene scene;

  Draft(Scene before) {
    this.before = before;
    this.holds = new ArrayList<>(before.holds());
    this.takenOut = new ArrayList<>(before.takenOut());
    this.returned = new LinkedHashMap<>(before.returned());
    this.leaving = new ArrayList<>(before.whereabouts().leaving());
  }

  /** As it is now; made anew only after a change. */
  Scene scene() {
    var known = scene == null ? draw() : scene;
    scene = known;
    return known;
  }

  private Scene draw() {
    return new Scene(
        before.fleet(),
        before.health(),
        Indexed.by(Hold::subject, holds),
        List.copyOf(takenOut),
        Collections.unmodifiableSequencedMap(new LinkedHashMap<>(returned)),
        before.whereabouts().with(leaving),
        before.peers(),
        before.selfDoubt(),
        before.now(),
        before.awake());
  }

  void end(Hold hold, String why) {
    scene = null;
    holds.remove(hold);
    if (hold.effect() == Hold.Effect.OUT) {
      returned.put(hold.subject().name(), before.now());
    }
    ended.add(new Ended(hold, why));
  }

  void place(Hold hold) {
    var member = hold.subject().name();
    if (scene().inRotation(member)) {
      leaving.add(new Leaving(member, before.now()));
    }
    scene = null;
    holds.add(hold);
    placed.add(hold);
    var group = before.fleet().rotationOf(member).map(Group::name).orElse(member);
    takenOut.add(new Scene.TakenOut(member, group, before.now()));
  }

  void refuse(Subject subject, String act, Law law, String evidence) {
    refused.add(new Refusal(subject, act, law, evidence));
  }

  List<Hold> holds() {
    return List.copyOf(holds);
  }

  List<Hold> placed() {
    return List.copyOf(placed);
  }

  List<Ended> ended() {
    return List.copyOf(ended);
  }

  List<Refusal> refused() {
    return List.copyOf(refused);
  }
}

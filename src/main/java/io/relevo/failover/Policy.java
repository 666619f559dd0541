package io.relevo.failover;

import io.relevo.failover.Decision.Ended;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.health.Health;
import io.relevo.health.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides which holds there ought to be, and from them where every switch ought to be.
 *
 * <p>It reads as one story: end what is over, bring back what a group cannot spare, take out what
 * is down, and say what each switch follows from that. The same scene always gives the same
 * decision.
 */
public final class Policy {
  private final Guards guards = new Guards();

  /** The decision for a scene. */
  public Decision decide(Scene scene) {
    var draft = new Draft(scene);
    endWhatIsOver(draft);
    scene.fleet().rotations().forEach(group -> bringBackWhatCannotBeSpared(draft, group));
    scene.fleet().rotations().forEach(group -> takeOutWhatIsDown(draft, group));
    return new Decision(
        List.copyOf(draft.holds),
        draft.placed,
        draft.ended,
        wanted(draft.scene()),
        draft.refused,
        exhausted(scene));
  }

  /**
   * Every law that an automatic act on this member must pass, as it stands now: what {@code why}
   * prints.
   */
  public List<Gate> gates(Scene scene, String member) {
    return guards.automatic(scene, rotationOf(scene.fleet(), member), member);
  }

  /** Every law that an operator's act on this member must pass. */
  public List<Gate> gatesByHand(Scene scene, String member) {
    return guards.byHand(scene, rotationOf(scene.fleet(), member), member);
  }

  /** When the next hold falls due by the clock alone, if one does. */
  public Optional<Instant> nextDue(Scene scene) {
    return scene.holds().stream()
        .flatMap(hold -> due(scene, hold).stream())
        .filter(scene.now()::isBefore)
        .min(Instant::compareTo);
  }

  private Optional<Instant> due(Scene scene, Hold hold) {
    return hold.source() == Hold.Source.FAILURE
        ? Optional.of(mayReturn(scene, hold))
        : hold.until();
  }

  private void endWhatIsOver(Draft draft) {
    for (var hold : List.copyOf(draft.holds)) {
      switch (hold.source()) {
        case OPERATOR -> endAtDeadline(draft, hold);
        case FAILURE -> endAtRecovery(draft, hold);
      }
    }
  }

  private static void endAtDeadline(Draft draft, Hold hold) {
    if (!hold.due(draft.scene().now())) {
      return;
    }
    var sick = hold.effect() == Hold.Effect.OUT ? notGreen(draft.scene(), hold) : null;
    if (sick == null) {
      draft.end(hold, "its deadline passed");
    } else {
      draft.refuse(hold.subject(), "bring " + hold.subject().name() + " back", Law.GATE, sick);
    }
  }

  private static @Nullable String notGreen(Scene scene, Hold hold) {
    var health = scene.healthOf(hold.subject().name());
    return health.proven()
        ? null
        : hold.subject().name() + " is " + health.state().name().toLowerCase(java.util.Locale.ROOT);
  }

  private void endAtRecovery(Draft draft, Hold hold) {
    var scene = draft.scene();
    if (!scene.healthOf(hold.subject().name()).proven()) {
      return;
    }
    var due = mayReturn(scene, hold);
    if (!due.isAfter(scene.now())) {
      draft.end(hold, hold.subject().name() + " is well again");
    } else {
      var left =
          Phrases.span(
              Duration.between(scene.now(), due)
                  .plusMillis(999)
                  .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
      draft.refuse(
          hold.subject(),
          "bring " + hold.subject().name() + " back",
          Law.RETURN_WAIT,
          left + " left to wait");
    }
  }

  /** A member that recovered waits; but never while its group has too few others to lean on. */
  private static Instant mayReturn(Scene scene, Hold hold) {
    var member = hold.subject().name();
    var group = rotationOf(scene.fleet(), member);
    var since = scene.healthOf(member).since();
    if (scene.leaningOn(group, member).size() < group.keep()) {
      return since;
    }
    var failures =
        scene.takenOut().stream()
            .filter(taken -> taken.member().equals(member))
            .filter(taken -> taken.at().isAfter(scene.now().minus(memoryOf(group))))
            .count();
    var wait = group.returnWait().multipliedBy(Math.max(1, failures));
    return since.plus(wait.compareTo(group.returnWaitMax()) > 0 ? group.returnWaitMax() : wait);
  }

  /**
   * How long a failure counts towards the wait: the count decays by forgetting each one after
   * twelve longest waits.
   */
  private static Duration memoryOf(Group group) {
    return group.returnWaitMax().multipliedBy(12);
  }

  private static void bringBackWhatCannotBeSpared(Draft draft, Group group) {
    var scene = draft.scene();
    if (group.whenAllDown() == Group.WhenAllDown.TAKE_OUT
        || !scene.leaningOn(group, "").isEmpty()) {
      return;
    }
    var in = group.members().stream().filter(scene::inRotation).count();
    group.members().stream()
        .filter(member -> !scene.inRotation(member) && canReturn(scene, member))
        .limit(Math.max(0, group.keep() - in))
        .flatMap(member -> failureHold(scene, member).stream())
        .forEach(hold -> draft.end(hold, "nobody healthy is left in group " + group.name()));
  }

  /**
   * Whether somebody can bring this member back: we ourselves, if only a failure holds it, or a
   * peer that is heard.
   */
  private static boolean canReturn(Scene scene, String member) {
    return scene.mine(member)
        ? scene.holds().stream()
            .filter(hold -> hold.takesOut(member))
            .allMatch(hold -> hold.source() == Hold.Source.FAILURE)
        : scene.peers().values().stream()
            .anyMatch(peer -> peer.heard() && peer.out().contains(member));
  }

  private static Optional<Hold> failureHold(Scene scene, String member) {
    return scene.holds().stream()
        .filter(hold -> hold.takesOut(member) && hold.source() == Hold.Source.FAILURE)
        .findFirst();
  }

  private void takeOutWhatIsDown(Draft draft, Group group) {
    for (var member : group.members()) {
      var scene = draft.scene();
      var down = scene.healthOf(member).state() == State.DOWN;
      if (down && scene.mine(member) && failureHold(scene, member).isEmpty()) {
        takeOut(draft, group, member);
      }
    }
  }

  private void takeOut(Draft draft, Group group, String member) {
    var refused =
        guards.automatic(draft.scene(), group, member).stream()
            .filter(gate -> !gate.passed())
            .findFirst();
    refused.ifPresentOrElse(
        gate ->
            draft.refuse(
                new Subject.Member(member), "take " + member + " out", gate.law(), gate.evidence()),
        () -> draft.place(failure(draft.scene(), member)));
  }

  private static Hold failure(Scene scene, String member) {
    var health = scene.healthOf(member);
    return new Hold(
        "failure:" + member + ":" + scene.now(),
        new Subject.Member(member),
        Hold.Effect.OUT,
        Hold.Source.FAILURE,
        scene.fleet().agent().name(),
        health.cause().map(cause -> cause.phrase()).orElse("it is down"),
        scene.now(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> exhausted(Scene scene) {
    return scene.fleet().groups().values().stream()
        .filter(
            group ->
                group.members().stream()
                    .map(scene::healthOf)
                    .map(Health::state)
                    .allMatch(State.DOWN::equals))
        .map(Group::name)
        .toList();
  }

  private static SequencedMap<String, Wanted> wanted(Scene scene) {
    var wanted = new LinkedHashMap<String, Wanted>();
    scene.fleet().switches().values().stream()
        .filter(scene.fleet()::mine)
        .filter(s -> scene.fleet().agent().mode().atMost(s.mode()) == Mode.ACT)
        .filter(s -> Guards.freezing(scene, s.moves()) == null)
        .forEach(s -> wanted.put(s.name(), follow(scene, s)));
    return wanted;
  }

  private static Wanted follow(Scene scene, Switch s) {
    return binding(scene, s)
        .map(hold -> new Wanted(s.name(), s.held(), new Reason.Held(hold)))
        .orElseGet(() -> new Wanted(s.name(), s.normal(), new Reason.Free()));
  }

  /**
   * The hold that a switch follows; an operator's binds before a failure's, and a peer's binds
   * services.
   */
  private static Optional<Hold> binding(Scene scene, Switch s) {
    var all = new ArrayList<>(scene.holds());
    scene.peers().values().forEach(peer -> all.addAll(peer.holds()));
    return all.stream()
        .filter(hold -> hold.subject().equals(s.moves()) && hold.effect() != Hold.Effect.FREEZE)
        .filter(hold -> scene.holds().contains(hold) || !hold.due(scene.now()))
        .reduce((a, b) -> b.source() == Hold.Source.OPERATOR ? b : a);
  }

  private static Group rotationOf(Fleet fleet, String member) {
    return fleet.rotations().stream()
        .filter(group -> group.members().contains(member))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(member + ": must be a member that a switch moves"));
  }

  /** A decision being written. */
  private static final class Draft {
    private final Scene before;
    private final List<Hold> holds;
    private final List<Scene.TakenOut> takenOut;
    private final List<Hold> placed = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    Draft(Scene before) {
      this.before = before;
      this.holds = new ArrayList<>(before.holds());
      this.takenOut = new ArrayList<>(before.takenOut());
    }

    Scene scene() {
      return new Scene(
          before.fleet(),
          before.health(),
          List.copyOf(holds),
          List.copyOf(takenOut),
          before.peers(),
          before.selfDoubt(),
          before.now());
    }

    void end(Hold hold, String why) {
      holds.remove(hold);
      ended.add(new Ended(hold, why));
    }

    void place(Hold hold) {
      holds.add(hold);
      placed.add(hold);
      var member = hold.subject().name();
      takenOut.add(
          new Scene.TakenOut(member, rotationOf(before.fleet(), member).name(), before.now()));
    }

    void refuse(Subject subject, String act, Law law, String evidence) {
      refused.add(new Refusal(subject, act, law, evidence));
    }
  }
}

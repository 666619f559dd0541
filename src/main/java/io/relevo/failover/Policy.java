package io.relevo.failover;

import io.relevo.fleet.Group;
import io.relevo.fleet.Strength;
import io.relevo.fleet.Subject;
import io.relevo.health.Health;
import io.relevo.health.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** The decision for what is awake in a scene. */
  public Decision decide(Scene scene) {
    var draft = new Draft(scene);
    endWhatIsOver(draft);
    scene.awake().rotations().forEach(group -> bringBackWhatCannotBeSpared(draft, group));
    scene.awake().rotations().forEach(group -> takeOutWhatIsDown(draft, group));
    return new Decision(
        draft.holds(),
        draft.placed(),
        draft.ended(),
        Wants.of(draft.scene()),
        draft.refused(),
        exhausted(scene));
  }

  /**
   * Every law that an automatic act on this member must pass, as it stands now: what {@code why}
   * prints.
   */
  public List<Gate> gates(Scene scene, String member) {
    return guards.automatic(scene, rotationOf(scene, member), member);
  }

  /** Every law that an operator's act on this member must pass. */
  public List<Gate> gatesByHand(Scene scene, String member) {
    return guards.byHand(scene, rotationOf(scene, member), member);
  }

  /** When the next hold falls due, or the next share, by the clock alone, if one does. */
  public Optional<Instant> nextDue(Scene scene) {
    var holds = scene.holds().stream().flatMap(hold -> due(scene, hold).stream());
    var shares =
        scene.returned().keySet().stream()
            .flatMap(member -> scene.fleet().switchesOf(member).stream())
            .flatMap(s -> Ramp.of(scene, s).stream())
            .map(ramp -> ramp.next(scene.now()));
    return Stream.concat(holds, shares).filter(scene.now()::isBefore).min(Instant::compareTo);
  }

  private static Optional<Instant> due(Scene scene, Hold hold) {
    return hold.source() == Hold.Source.FAILURE ? Returns.due(scene, hold) : hold.until();
  }

  private static void endWhatIsOver(Draft draft) {
    for (var hold : draft.holds()) {
      switch (hold.source()) {
        case OPERATOR -> endAtDeadline(draft, hold);
        case FAILURE -> endAtRecovery(draft, hold);
      }
    }
  }

  private static void endAtRecovery(Draft draft, Hold hold) {
    var member = hold.subject().name();
    var scene = draft.scene();
    var due = Returns.due(scene, hold);
    if (due.isEmpty()) {
      draft.end(hold, member + " is no longer in the configuration");
    } else if (!scene.healthOf(member).proven()
        || scene.selfDoubt().isPresent()
        || frozen(draft, hold)) {
      return;
    } else if (due.get().isAfter(scene.now())) {
      var left = Phrases.left(scene.now(), due.get());
      draft.refuse(
          hold.subject(), "bring " + member + " back", Law.RETURN_WAIT, left + " left to wait");
    } else {
      draft.end(hold, member + " is well again");
    }
  }

  /** What a freeze keeps out is held until it can move: else it would count as in rotation. */
  private static boolean frozen(Draft draft, Hold hold) {
    var freeze = Guards.freezing(draft.scene(), hold.subject());
    if (freeze != null) {
      var act = "bring " + hold.subject().name() + " back";
      draft.refuse(hold.subject(), act, Law.FROZEN, freeze.phrase());
    }
    return freeze != null;
  }

  private static void endAtDeadline(Draft draft, Hold hold) {
    if (!hold.due(draft.scene().now())
        || (hold.effect() == Hold.Effect.OUT && frozen(draft, hold))) {
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
        : hold.subject().name() + " is " + health.state().name().toLowerCase(Locale.ROOT);
  }

  private static void bringBackWhatCannotBeSpared(Draft draft, Group group) {
    var scene = draft.scene();
    if (group.whenAllDown() == Group.WhenAllDown.TAKE_OUT
        || scene.selfDoubt().isPresent()
        || Guards.freezing(scene, new Subject.InGroup(group.name())) != null) {
      return;
    }
    var in = new ArrayList<>(scene.rotating(group));
    var why = tooLittle(group, scene.strength(group, in));
    for (var member : returnable(scene, group)) {
      if (group.keep().met(scene.strength(group, in))) {
        return;
      }
      in.add(member);
      scene.failureHold(member).ifPresent(hold -> draft.end(hold, why));
    }
  }

  private static String tooLittle(Group group, Strength in) {
    var keep = group.keep();
    return "group %s must keep %s and has %s in rotation"
        .formatted(group.name(), keep.phrase(), keep.phrase(keep.of(in)));
  }

  /** Who is out and can come back: those that serve first, and of these who bears most. */
  private static List<String> returnable(Scene scene, Group group) {
    return group.members().stream()
        .filter(member -> !scene.inRotation(member) && Returns.possible(scene, member))
        .sorted(
            Comparator.<String, Boolean>comparing(member -> !scene.healthOf(member).proven())
                .thenComparing(member -> -scene.fleet().weightOf(member)))
        .toList();
  }

  private void takeOutWhatIsDown(Draft draft, Group group) {
    for (var member : group.members()) {
      var scene = draft.scene();
      var down = scene.healthOf(member).state() == State.DOWN;
      if (down && scene.mine(member) && scene.failureHold(member).isEmpty()) {
        takeOut(draft, group, member);
      }
    }
  }

  private void takeOut(Draft draft, Group group, String member) {
    var refused =
        guards.automatic(draft.scene(), group, member).stream()
            .filter(gate -> !gate.passed())
            .findFirst();
    refused
        .filter(gate -> !brief(draft.scene(), member, gate))
        .ifPresent(
            gate ->
                draft.refuse(
                    new Subject.Member(member),
                    Refusal.takeOut(member),
                    gate.law(),
                    gate.evidence()));
    if (refused.isEmpty()) {
      draft.place(failure(draft.scene(), member));
    }
  }

  /** Whether it is only put off for a moment, and goes on in the first turn in which it may. */
  private static boolean brief(Scene scene, String member, Gate gate) {
    return gate.law() == Law.DOMAIN
        && Domains.ahead(scene, member).filter(other -> !other.slow(scene.now())).isPresent();
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
    return scene.awake().groups().stream()
        .filter(
            group ->
                group.members().stream()
                    .map(scene::healthOf)
                    .map(Health::state)
                    .allMatch(State.DOWN::equals))
        .map(Group::name)
        .toList();
  }

  private static Group rotationOf(Scene scene, String member) {
    return scene.fleet().rotationOf(member).orElseGet(() -> Group.ofOne(member));
  }
}

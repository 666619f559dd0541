package io.relevo.failover;

import io.relevo.failover.Decision.Ended;
import io.relevo.failover.Hold.Effect;
import io.relevo.failover.Hold.Source;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where operators' orders are taken: the same laws as for automatic acts, but what they refuse can
 * be forced by name.
 */
public final class Desk {
  private final Policy policy = new Policy();

  /** What becomes of the order in this scene. Names must be those of the fleet. */
  public Ruling rule(Scene scene, Order order) {
    return frozen(scene, order).map(Ruling::refused).orElseGet(() -> obey(scene, order));
  }

  /** Who is told that it is done must not find it undone until the freeze ends. */
  private static Optional<Refusal> frozen(Scene scene, Order order) {
    return switch (order) {
      case Order.Ready ready -> frozen(scene, new Subject.Member(ready.member()), "bring %s back");
      case Order.MaintenanceOn on ->
          frozen(scene, new Subject.OfService(on.service()), "put %s in maintenance");
      case Order.MaintenanceOff off ->
          frozen(scene, new Subject.OfService(off.service()), "end maintenance of %s");
      // a drain asks all laws in their order; the others move nothing
      case Order.Drain _, Order.Pause _, Order.Resume _ -> Optional.empty();
    };
  }

  private static Optional<Refusal> frozen(Scene scene, Subject subject, String act) {
    return Optional.ofNullable(Guards.freezing(scene, subject))
        .map(
            freeze ->
                new Refusal(subject, act.formatted(subject.name()), Law.FROZEN, freeze.phrase()));
  }

  private Ruling obey(Scene scene, Order order) {
    return switch (order) {
      case Order.Drain drain -> drain(scene, drain);
      case Order.Ready ready -> ready(scene, ready);
      case Order.MaintenanceOn on ->
          replace(
              scene,
              new Subject.OfService(on.service()),
              Effect.MAINTENANCE,
              on.lasting(),
              on.owner(),
              on.reason());
      case Order.MaintenanceOff off -> maintenanceOff(scene, off);
      case Order.Pause pause ->
          replace(
              scene,
              new Subject.Everything(),
              Effect.FREEZE,
              pause.lasting(),
              pause.owner(),
              pause.reason());
      case Order.Resume resume ->
          end(
              scene,
              operators(new Subject.Everything(), Effect.FREEZE),
              resume.owner(),
              "nothing is paused");
    };
  }

  private Ruling drain(Scene scene, Order.Drain drain) {
    var subject = new Subject.Member(drain.member());
    var refused =
        policy.gatesByHand(scene, drain.member()).stream()
            .filter(gate -> !gate.passed())
            .findFirst();
    if (refused.isPresent() && !(drain.force() && refused.get().law() == Law.KEEP)) {
      return Ruling.refused(
          new Refusal(
              subject,
              Refusal.takeOut(drain.member()),
              refused.get().law(),
              refused.get().evidence()));
    }
    return place(
        scene,
        subject,
        Effect.OUT,
        drain.lasting(),
        drain.owner(),
        drain.reason(),
        refused.map(Gate::law));
  }

  private static Ruling ready(Scene scene, Order.Ready ready) {
    var subject = new Subject.Member(ready.member());
    var here = scene.holds().stream().filter(hold -> hold.takesOut(ready.member())).toList();
    var lifted = Lifting.of(scene, operators(subject, Effect.OUT), here, ready.force());
    var act = "bring " + ready.member() + " back";
    var health = scene.healthOf(ready.member());
    if (!ready.force() && !lifted.ends().isEmpty() && !health.proven()) {
      var is = ready.member() + " is " + health.state().name().toLowerCase(java.util.Locale.ROOT);
      return Ruling.refused(new Refusal(subject, act, Law.GATE, is));
    }
    return lifted
        .refused(act)
        .or(() -> keptElsewhere(scene, ready, lifted, act))
        .orElseGet(
            () ->
                Ruling.end(
                    lifted.ended(
                        "made ready by " + ready.owner() + (ready.force() ? ", forced" : "")),
                    scene.fleet().switchesOf(ready.member()).stream()
                        .filter(scene.fleet()::mine)
                        .map(Switch::name)
                        .toList(),
                    lifted.says(
                        ready.member()
                            + (strayed(scene, ready)
                                ? " is taken back from whoever moved it"
                                : " was not held"),
                        ready.member() + " comes back into rotation")));
  }

  /** What somebody else moved is taken back by the agent that moves it, and by no other. */
  private static Optional<Ruling> keptElsewhere(
      Scene scene, Order.Ready ready, Lifting lifted, String act) {
    var keepers =
        scene.peers().values().stream()
            .filter(peer -> peer.heard() && peer.out().contains(ready.member()))
            .map(PeerView::agent)
            .toList();
    var idle = lifted.ends().isEmpty() && !strayed(scene, ready);
    return keepers.isEmpty() || !idle || ready.force()
        ? Optional.empty()
        : Optional.of(
            Ruling.refused(
                new Refusal(
                    new Subject.Member(ready.member()),
                    act,
                    Law.PLACE,
                    "it is kept out on " + String.join(", ", keepers))));
  }

  private static boolean strayed(Scene scene, Order.Ready ready) {
    return scene.whereabouts().strayed().contains(ready.member());
  }

  private static Ruling maintenanceOff(Scene scene, Order.MaintenanceOff off) {
    var which = operators(new Subject.OfService(off.service()), Effect.MAINTENANCE);
    var here = scene.holds().stream().filter(which).toList();
    var lifted = Lifting.of(scene, which, here, false);
    return lifted
        .refused("end maintenance of " + off.service())
        .orElseGet(
            () ->
                Ruling.end(
                    lifted.ended("ended by " + off.owner()),
                    List.of(),
                    lifted.says(
                        off.service() + " is not in maintenance",
                        lifted.ends().isEmpty()
                            ? ""
                            : lifted.ends().getFirst().phrase() + ": ended")));
  }

  private static Ruling replace(
      Scene scene, Subject subject, Effect effect, Duration lasting, String owner, String reason) {
    return place(scene, subject, effect, lasting, owner, reason, Optional.empty());
  }

  private static Ruling place(
      Scene scene,
      Subject subject,
      Effect effect,
      Duration lasting,
      String owner,
      String reason,
      Optional<Law> forced) {
    var until = scene.now().plus(lasting);
    var hold =
        new Hold(
            "operator:" + subject.phrase().replace(' ', ':') + ":" + scene.now(),
            subject,
            effect,
            Source.OPERATOR,
            owner,
            reason,
            scene.now(),
            Optional.of(until),
            forced);
    var instead =
        scene.holds().stream()
            .filter(operators(subject, effect))
            .map(old -> new Ended(old, "replaced by " + owner))
            .toList();
    var force = forced.map(law -> "; forced against " + law.sentence()).orElse("");
    var says = hold.phrase() + ", for " + Phrases.span(lasting) + force;
    return Ruling.place(
        hold, instead, Stream.concat(Stream.of(says), followers(scene, hold)).toList());
  }

  /** Who else moves something for it. */
  private static Stream<String> followers(Scene scene, Hold hold) {
    var unheard = scene.unheard(hold.subject());
    var follow =
        scene.others(hold.subject()).entrySet().stream()
            .filter(other -> !unheard.contains(other.getKey()))
            .map(o -> o.getKey() + " follows: it moves " + String.join(", ", o.getValue()));
    return unheard.isEmpty()
        ? follow
        : Stream.concat(follow, Stream.of(Phrases.unheard(unheard, hold.effect())));
  }

  private static Ruling end(Scene scene, Predicate<Hold> which, String owner, String otherwise) {
    var ended =
        scene.holds().stream()
            .filter(which)
            .map(hold -> new Ended(hold, "ended by " + owner))
            .toList();
    return Ruling.end(
        ended,
        List.of(),
        List.of(ended.isEmpty() ? otherwise : ended.getFirst().hold().phrase() + ": ended"));
  }

  private static Predicate<Hold> operators(Subject subject, Effect effect) {
    return hold ->
        hold.subject().equals(subject)
            && hold.effect() == effect
            && hold.source() == Source.OPERATOR;
  }
}

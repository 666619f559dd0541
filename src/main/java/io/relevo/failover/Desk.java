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
              "take " + drain.member() + " out",
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
    var held = scene.holds().stream().filter(hold -> hold.takesOut(ready.member())).toList();
    if (!ready.force() && !held.isEmpty() && !scene.healthOf(ready.member()).proven()) {
      var health = scene.healthOf(ready.member());
      return Ruling.refused(
          new Refusal(
              subject,
              "bring " + ready.member() + " back",
              Law.GATE,
              ready.member() + " is " + health.state().name().toLowerCase(java.util.Locale.ROOT)));
    }
    var ended =
        held.stream()
            .map(
                hold ->
                    new Ended(
                        hold, "made ready by " + ready.owner() + (ready.force() ? ", forced" : "")))
            .toList();
    var released =
        scene.fleet().switchesOf(ready.member()).stream()
            .filter(scene.fleet()::mine)
            .map(Switch::name)
            .toList();
    return Ruling.end(
        ended,
        released,
        ready.member() + (ended.isEmpty() ? " was not held" : " comes back into rotation"));
  }

  /** It ends where it was ordered: what a peer holds goes on binding this agent. */
  private static Ruling maintenanceOff(Scene scene, Order.MaintenanceOff off) {
    var which = operators(new Subject.OfService(off.service()), Effect.MAINTENANCE);
    var elsewhere =
        scene.peers().values().stream()
            .flatMap(
                peer ->
                    peer.holds().stream()
                        .filter(which)
                        .filter(hold -> !hold.due(scene.now()))
                        .map(hold -> elsewhere(hold, peer)))
            .findFirst();
    return elsewhere.isPresent() && scene.holds().stream().noneMatch(which)
        ? Ruling.refused(elsewhere.get())
        : end(scene, which, off.owner(), off.service() + " is not in maintenance");
  }

  private static Refusal elsewhere(Hold hold, PeerView peer) {
    return new Refusal(
        hold.subject(),
        "end maintenance of " + hold.subject().name(),
        Law.PLACE,
        hold.owner() + " ordered it on " + peer.agent());
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
    return Ruling.place(hold, instead, hold.phrase() + ", for " + Phrases.span(lasting) + force);
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
        ended.isEmpty() ? otherwise : ended.getFirst().hold().phrase() + ": ended");
  }

  private static Predicate<Hold> operators(Subject subject, Effect effect) {
    return hold ->
        hold.subject().equals(subject)
            && hold.effect() == effect
            && hold.source() == Source.OPERATOR;
  }
}

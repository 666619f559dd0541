package io.relevo.alert;

import io.relevo.failover.Hold;
import io.relevo.failover.Scene;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.health.Health;
import io.relevo.health.State;
import io.relevo.probe.Cause;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import io.relevo.switching.Reconciler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is wrong now; the same situation always gives the same problems. */
public final class Problems {
  /** Everything that is wrong now. */
  public List<Problem> find(Situation now) {
    var fleet = now.scene().fleet();
    return Stream.of(
            fleet.targets().values().stream().flatMap(target -> down(now, target).stream()),
            fleet.groups().values().stream()
                .filter(group -> now.decision().exhausted().contains(group.name()))
                .map(Problems::allDown),
            fleet.switches().values().stream()
                .filter(fleet::mine)
                .flatMap(s -> movedByOthers(now, s).stream()),
            fleet.switches().values().stream()
                .filter(fleet::mine)
                .flatMap(s -> disagreeing(now, s).stream()),
            fleet.switches().values().stream()
                .filter(fleet::mine)
                .flatMap(s -> stuck(now, s).stream()),
            fleet.agent().others().stream().flatMap(agent -> lost(now.scene(), agent).stream()),
            now.ailments().stream()
                .map(
                    a ->
                        new Problem(
                            a.subject(), a.kind(), Severity.WARNING, a.what(), Optional.empty())))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Optional<Problem> down(Situation now, Target target) {
    var health = now.scene().healthOf(target.name());
    var known = open(now, new Problem.Key(new Subject.Member(target.name()), Problem.Kind.DOWN));
    if (health.state() != State.DOWN && known.filter(_ -> !over(now, target, health)).isEmpty()) {
      return Optional.empty();
    }
    var group = now.scene().fleet().groupOf(target.name());
    var what =
        known
            .map(Incident::what)
            .orElseGet(() -> health.cause().map(Cause::phrase).orElse("it is down"));
    var severity = group.isEmpty() ? Severity.CRITICAL : Severity.WARNING;
    return Optional.of(
        new Problem(
            new Subject.Member(target.name()),
            Problem.Kind.DOWN,
            severity,
            what,
            root(now, target, group, health)));
  }

  /** A target's trouble is over when it is well, stays well, and is back where it belongs. */
  private static boolean over(Situation now, Target target, Health health) {
    var scene = now.scene();
    var subject = new Subject.Member(target.name());
    var held =
        scene.holds().stream()
            .anyMatch(hold -> hold.takesOut(target.name()) && hold.source() == Hold.Source.FAILURE);
    var quiet = scene.fleet().groupOf(target.name()).map(Group::returnWait).orElse(Duration.ZERO);
    return health.proven()
        && !held
        && !health.since().plus(quiet).isAfter(scene.now())
        && now.movable(subject).stream().allMatch(now::settled);
  }

  private static Optional<Subject> root(
      Situation now, Target target, Optional<Group> group, Health health) {
    var exhausted =
        group
            .map(Group::name)
            .filter(now.decision().exhausted()::contains)
            .map(Subject.InGroup::new);
    var silent = health.cause().filter(Cause::silent).isPresent();
    return silent
        ? target
            .on()
            .filter(agent -> isLost(now.scene(), agent))
            .<Subject>map(Subject.OfAgent::new)
            .or(() -> exhausted)
        : exhausted.map(root -> root);
  }

  private static Problem allDown(Group group) {
    var left =
        group.whenAllDown() == Group.WhenAllDown.LEAVE
            ? "every member is down; nobody is taken out"
            : "every member is down; all are taken out";
    return new Problem(
        new Subject.InGroup(group.name()),
        Problem.Kind.ALL_DOWN,
        Severity.CRITICAL,
        left,
        Optional.empty());
  }

  private static Optional<Problem> movedByOthers(Situation now, Switch s) {
    return position(now, s)
        .flatMap(Position::foreign)
        .map(
            found ->
                problem(
                    s,
                    Problem.Kind.MOVED_BY_OTHERS,
                    "somebody else moved it: it is " + found.phrase()));
  }

  private static Optional<Problem> disagreeing(Situation now, Switch s) {
    var moved = position(now, s).flatMap(Position::pending).map(Position.Pending::since);
    var settling =
        moved
            .filter(since -> since.plus(Reconciler.SETTLING).isAfter(now.scene().now()))
            .isPresent();
    return reading(now, s)
        .filter(reading -> !settling && !reading.agreed())
        .map(_ -> problem(s, Problem.Kind.WITNESSES_DISAGREE, "its witnesses disagree"));
  }

  private static Optional<Problem> stuck(Situation now, Switch s) {
    return reading(now, s)
        .flatMap(Reading::failure)
        .filter(_ -> position(now, s).flatMap(Position::pending).isPresent())
        .map(failure -> problem(s, Problem.Kind.STUCK, "it could not be moved"));
  }

  private static Problem problem(Switch s, Problem.Kind kind, String what) {
    return new Problem(
        new Subject.OfSwitch(s.name()), kind, Severity.WARNING, what, Optional.empty());
  }

  private static Optional<Problem> lost(Scene scene, String agent) {
    return isLost(scene, agent)
        ? Optional.of(
            new Problem(
                new Subject.OfAgent(agent),
                Problem.Kind.AGENT_LOST,
                Severity.WARNING,
                "its agent is not heard",
                Optional.empty()))
        : Optional.empty();
  }

  private static boolean isLost(Scene scene, String agent) {
    var view = scene.peers().get(agent);
    return view != null && !view.heard() && scene.selfDoubt().isEmpty();
  }

  private static Optional<Incident> open(Situation now, Problem.Key key) {
    return now.incidents().stream().filter(incident -> incident.key().equals(key)).findFirst();
  }

  private static Optional<Position> position(Situation now, Switch s) {
    return Optional.ofNullable(now.positions().get(s.name()));
  }

  private static Optional<Reading> reading(Situation now, Switch s) {
    return Optional.ofNullable(now.readings().get(s.name()));
  }
}

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

/**
 * Finds what is wrong now; the same situation always gives the same problems.
 *
 * <p>A problem with an open incident stays until it is seen to be over: what cannot be seen, right
 * after a start or in self doubt, is neither there nor gone (law 1), and telling its end would be
 * telling what is not known (law 7).
 */
public final class Problems {
  /** Everything that is wrong now. */
  public List<Problem> find(Situation now) {
    var fleet = now.scene().fleet();
    return Stream.of(
            fleet.targets().values().stream().flatMap(target -> down(now, target).stream()),
            fleet.groups().values().stream().flatMap(group -> allDown(now, group).stream()),
            fleet.switches().values().stream()
                .filter(fleet::mine)
                .flatMap(s -> movedByOthers(now, s).stream()),
            fleet.switches().values().stream()
                .filter(fleet::mine)
                .flatMap(s -> disagreeing(now, s).stream()),
            fleet.switches().values().stream()
                .filter(fleet::mine)
                .flatMap(s -> stuck(now, s).stream()),
            fleet.agent().others().stream().flatMap(agent -> lost(now, agent).stream()),
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
    var subject = new Subject.Member(target.name());
    var known = open(now, new Problem.Key(subject, Problem.Kind.DOWN));
    if (health.state() != State.DOWN && known.filter(_ -> !over(now, target, health)).isEmpty()) {
      return Optional.empty();
    }
    var group = now.scene().fleet().groupOf(target.name());
    var what =
        known
            .map(Incident::what)
            .orElseGet(() -> health.cause().map(Cause::phrase).orElse("it is down"));
    var served = group.filter(g -> !now.scene().leaningOn(g, "").isEmpty()).isPresent();
    var severity = served ? Severity.WARNING : Severity.CRITICAL;
    return Optional.of(
        new Problem(subject, Problem.Kind.DOWN, severity, what, root(now, target, group, health)));
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
            .flatMap(g -> allDown(now, g))
            .map(Problem::subject)
            .filter(Subject.InGroup.class::isInstance);
    var silent = health.cause().filter(Cause::silent).isPresent();
    return silent
        ? target
            .on()
            .filter(agent -> isLost(now.scene(), agent))
            .<Subject>map(Subject.OfAgent::new)
            .or(() -> exhausted)
        : exhausted;
  }

  private static Optional<Problem> allDown(Situation now, Group group) {
    var left =
        group.whenAllDown() == Group.WhenAllDown.LEAVE
            ? "every member is down; nobody is taken out"
            : "every member is down; all are taken out";
    var problem =
        new Problem(
            new Subject.InGroup(group.name()),
            Problem.Kind.ALL_DOWN,
            Severity.CRITICAL,
            left,
            Optional.empty());
    var exhausted = now.decision().exhausted().contains(group.name());
    return lasting(now, problem, exhausted, served(now.scene(), group));
  }

  /** Whether somebody serves, and not since a moment ago only. */
  private static boolean served(Scene scene, Group group) {
    var before = scene.now().minus(group.returnWait());
    return group.members().stream()
        .map(scene::healthOf)
        .anyMatch(health -> health.proven() && !health.since().isAfter(before));
  }

  /** The problem, if it is there, or was there and is not seen to be over. */
  private static Optional<Problem> lasting(
      Situation now, Problem problem, boolean present, boolean over) {
    var known = open(now, problem.key()).isPresent();
    return Optional.of(problem).filter(_ -> present || (known && !over));
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
    var problem = problem(s, Problem.Kind.WITNESSES_DISAGREE, "its witnesses disagree");
    var agreed = reading(now, s).map(Reading::agreed);
    return lasting(
        now, problem, !settling && agreed.equals(Optional.of(false)), agreed.orElse(false));
  }

  private static Optional<Problem> stuck(Situation now, Switch s) {
    var pending =
        position(now, s).filter(p -> p.pending().isPresent() && p.foreign().isEmpty()).isPresent();
    var failed = reading(now, s).flatMap(Reading::failure).isPresent();
    var problem = problem(s, Problem.Kind.STUCK, "it could not be moved");
    return lasting(now, problem, pending && failed, !pending);
  }

  private static Problem problem(Switch s, Problem.Kind kind, String what) {
    return new Problem(
        new Subject.OfSwitch(s.name()), kind, Severity.WARNING, what, Optional.empty());
  }

  private static Optional<Problem> lost(Situation now, String agent) {
    var problem =
        new Problem(
            new Subject.OfAgent(agent),
            Problem.Kind.AGENT_LOST,
            Severity.WARNING,
            "its agent is not heard",
            Optional.empty());
    var view = now.scene().peers().get(agent);
    var answers = view != null && view.heard() && view.at().isPresent();
    return lasting(now, problem, isLost(now.scene(), agent), answers);
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

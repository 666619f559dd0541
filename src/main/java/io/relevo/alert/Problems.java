package io.relevo.alert;

import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import io.relevo.switching.Reconciler;
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
  /** Everything that is wrong now; nothing is where nothing is awake. */
  public List<Problem> find(Situation now) {
    var fleet = now.scene().fleet();
    var awake = now.scene().awake();
    var mine = awake.switches().stream().filter(fleet::mine).toList();
    return Stream.of(
            awake.targets().stream().flatMap(target -> new TargetProblems(now, target).find()),
            awake.groups().stream().flatMap(group -> GroupProblems.find(now, group)),
            mine.stream().flatMap(s -> movedByOthers(now, s).stream()),
            mine.stream().flatMap(s -> disagreeing(now, s).stream()),
            mine.stream().flatMap(s -> stuck(now, s).stream()),
            fleet.agent().others().stream().flatMap(agent -> lost(now, agent).stream()),
            now.ailments().stream()
                .map(
                    a ->
                        new Problem(
                            a.subject(), a.kind(), Severity.WARNING, a.what(), Optional.empty())))
        .flatMap(problems -> problems)
        .toList();
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
    var moved = position(now, s).flatMap(Position::pending).map(Position.Pending::tried);
    var settling =
        moved
            .filter(since -> since.plus(Reconciler.SETTLING).isAfter(now.scene().now()))
            .isPresent();
    var problem = problem(s, Problem.Kind.WITNESSES_DISAGREE, "its witnesses disagree");
    var agreed = reading(now, s).map(Reading::agreed);
    return now.lasting(
        problem, !settling && agreed.equals(Optional.of(false)), agreed.orElse(false));
  }

  private static Optional<Problem> stuck(Situation now, Switch s) {
    var pending =
        position(now, s).filter(p -> p.pending().isPresent() && p.foreign().isEmpty()).isPresent();
    var failed = reading(now, s).flatMap(Reading::failure).isPresent();
    var problem = problem(s, Problem.Kind.STUCK, "it could not be moved");
    return now.lasting(problem, pending && failed, !pending);
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
    return now.lasting(problem, now.isLost(agent), answers);
  }

  private static Optional<Position> position(Situation now, Switch s) {
    return Optional.ofNullable(now.positions().get(s.name()));
  }

  private static Optional<Reading> reading(Situation now, Switch s) {
    return Optional.ofNullable(now.readings().get(s.name()));
  }
}

package io.relevo.alert;

import io.relevo.alert.Problem.Kind;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Target;
import io.relevo.health.Health;
import io.relevo.health.State;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with one target: it is down, it serves badly, or it will not rest. While it flaps
 * its other troubles lie behind that one, so that each turn of it is not told.
 */
final class TargetProblems {
  private final Situation now;
  private final Target target;
  private final Health health;
  private final Subject subject;

  TargetProblems(Situation now, Target target) {
    this.now = now;
    this.target = target;
    this.health = now.scene().healthOf(target.name());
    this.subject = new Subject.Member(target.name());
  }

  Stream<Problem> find() {
    return Stream.of(down(), degraded(), flapping()).flatMap(Optional::stream);
  }

  private Optional<Problem> down() {
    var known = now.open(new Problem.Key(subject, Kind.DOWN));
    if (health.state() != State.DOWN && known.filter(_ -> !over()).isEmpty()) {
      return Optional.empty();
    }
    var what =
        known
            .map(Incident::what)
            .orElseGet(() -> health.cause().map(Cause::phrase).orElse("it is down"));
    var served = group().filter(g -> !now.scene().leaningOn(g, "").members().isEmpty()).isPresent();
    var severity = served ? Severity.WARNING : Severity.CRITICAL;
    return Optional.of(new Problem(subject, Kind.DOWN, severity, what, root()));
  }

  private Optional<Problem> degraded() {
    var known = now.open(new Problem.Key(subject, Kind.DEGRADED));
    var what =
        known
            .map(Incident::what)
            .or(() -> health.flaw().map(Flaw::cause).map(Cause::phrase))
            .orElse("it does not serve as it should");
    var problem =
        new Problem(subject, Kind.DEGRADED, Severity.WARNING, what, restless().or(this::behind));
    return now.lasting(
        problem,
        health.state() == State.DEGRADED,
        health.state() == State.UP && health.proven() && !health.flaps().flapping());
  }

  private Optional<Problem> flapping() {
    var problem =
        new Problem(
            subject,
            Kind.FLAPPING,
            Severity.WARNING,
            "it flaps: its looks pass and fail by turns",
            Optional.empty());
    var flaps = health.flaps();
    return now.lasting(problem, flaps.flapping(), flaps.steady() && health.state() != State.UNSURE);
  }

  /** A target's trouble is over when it is well, stays well, and is back where it belongs. */
  private boolean over() {
    var scene = now.scene();
    var quiet = group().map(Group::returnWait).orElse(Duration.ZERO);
    return health.proven()
        && !health.flaps().flapping()
        && scene.failureHold(target.name()).isEmpty()
        && !health.since().plus(quiet).isAfter(scene.now())
        && now.movable(subject).stream().allMatch(now::settled);
  }

  private Optional<Subject> root() {
    return behind().or(this::lostHost).or(this::exhausted).or(this::restless);
  }

  private Optional<Subject> restless() {
    return Optional.of(subject).filter(_ -> health.flaps().flapping());
  }

  /** What lies dead before it. */
  private Optional<Subject> behind() {
    return health.behind().map(now::subjectNamed);
  }

  private Optional<Subject> lostHost() {
    return health.cause().filter(Cause::silent).isPresent()
        ? target.on().filter(now::isLost).map(Subject.OfAgent::new)
        : Optional.empty();
  }

  private Optional<Subject> exhausted() {
    return group()
        .flatMap(group -> GroupProblems.allDown(now, group))
        .map(Problem::subject)
        .filter(Subject.InGroup.class::isInstance);
  }

  private Optional<Group> group() {
    return now.scene().fleet().groupOf(target.name());
  }
}

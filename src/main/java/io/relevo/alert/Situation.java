package io.relevo.alert;

import io.relevo.failover.Decision;
import io.relevo.failover.Refusal;
import io.relevo.failover.Scene;
import io.relevo.fleet.Indexed;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.probe.Blind;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import io.relevo.switching.Sequence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How things stand: everything that telling rests on.
 *
 * @param positions what is remembered of each switch
 * @param readings how each switch was last found
 * @param waits what each switch waits for whose turn in an act has not come
 * @param incidents the open incidents, by their problem
 * @param told what each recipient was last told, by the incident
 * @param blind the newest times in which this agent could not see, oldest first
 * @param ailments what is wrong with Relevo itself, by the problem it makes
 */
public record Situation(
    Scene scene,
    Decision decision,
    SequencedMap<String, Position> positions,
    SequencedMap<String, Reading> readings,
    SequencedMap<String, Sequence.Wait> waits,
    Indexed<Problem.Key, Incident> incidents,
    Indexed<String, Told> told,
    List<Blind> blind,
    List<Ailment> ailments) {

  /**
   * Something wrong with Relevo itself.
   *
   * @param subject this agent, or the recipient that cannot be reached
   */
  public record Ailment(Problem.Kind kind, Subject subject, String what) {}

  /** The open incident about a problem, where there is one. */
  Optional<Incident> open(Problem.Key key) {
    return incidents.of(key).stream().findFirst();
  }

  /** The problem, if it is there, or was there and is not seen to be over. */
  Optional<Problem> lasting(Problem problem, boolean present, boolean over) {
    var known = open(problem.key()).isPresent();
    return Optional.of(problem).filter(_ -> present || (known && !over));
  }

  /** Whether a peer is silent, and not we that are deaf. */
  boolean isLost(String agent) {
    var view = scene.peers().get(agent);
    return view != null && !view.heard() && scene.selfDoubt().isEmpty();
  }

  /** A target or a group by its name. */
  Subject subjectNamed(String name) {
    return scene.fleet().groups().containsKey(name)
        ? new Subject.InGroup(name)
        : new Subject.Member(name);
  }

  /** The targets of which nothing can be said while the subject is dead, in the file's order. */
  public List<String> suffering(Subject subject) {
    return scene.awake().targets().stream()
        .map(Target::name)
        .filter(
            target ->
                scene.healthOf(target).behind().map(this::subjectNamed).stream()
                    .anyMatch(subject::equals))
        .toList();
  }

  /** The switches of a subject that this agent moves. */
  List<Switch> movable(Subject subject) {
    return scene.fleet().switchesMoving(subject).stream().filter(scene::mine).toList();
  }

  /**
   * Whether the switch is seen where it ought to be, by everybody who can say so; true for one we
   * may not move.
   */
  boolean settled(Switch s) {
    var wanted = decision.wanted().get(s.name());
    var position = Objects.requireNonNullElse(positions.get(s.name()), Position.normal(s));
    var reading = readings.get(s.name());
    return wanted == null
        || (position.pending().isEmpty()
            && position.settled().equals(wanted.setting())
            && (reading == null || reading.agreed()));
  }

  /** What was refused about a subject. */
  List<Refusal> refused(Subject subject) {
    return decision.refused().stream()
        .filter(refusal -> refusal.subject().equals(subject))
        .toList();
  }
}

package io.relevo.alert;

import io.relevo.fleet.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One problem from first sign to all-clear.
 *
 * @param id unique for ever: the code and when it was opened
 * @param code four letters for people, unique among the incidents of the last weeks
 * @param behind the root of it, when this one only suffers behind that
 * @param acts what Relevo did about it or refused to do, oldest first
 */
public record Incident(
    String id,
    String code,
    Problem.Key key,
    Severity severity,
    String what,
    Optional<Subject> behind,
    Instant opened,
    Optional<Instant> closed,
    List<Act> acts) {

  /** A mail is read on a telephone, and a flapping target must not fill the journal. */
  private static final int ACTS_KEPT = 40;

  /** Something Relevo did, or did not do and why. */
  public record Act(Instant at, String sentence) {}

  /** The same incident, worse or better, or behind another root. */
  public Incident as(Problem problem) {
    return new Incident(
        id, code, key, problem.severity(), what, problem.behind(), opened, closed, acts);
  }

  /** With one more act; of a long story the beginning and the end are kept. */
  public Incident acted(Act act) {
    var more = new ArrayList<>(acts);
    more.add(act);
    if (more.size() > ACTS_KEPT) {
      more.remove(ACTS_KEPT / 2);
    }
    return new Incident(id, code, key, severity, what, behind, opened, closed, List.copyOf(more));
  }

  /** Not over after all. */
  public Incident reopened() {
    return new Incident(id, code, key, severity, what, behind, opened, Optional.empty(), acts);
  }

  /** Over. */
  public Incident closedAt(Instant at) {
    return new Incident(id, code, key, severity, what, behind, opened, Optional.of(at), acts);
  }

  /** The same by a clock that is so much ahead. */
  public Incident shifted(Duration off) {
    return new Incident(
        id,
        code,
        key,
        severity,
        what,
        behind,
        opened.plus(off),
        closed.map(at -> at.plus(off)),
        acts.stream().map(act -> new Act(act.at().plus(off), act.sentence())).toList());
  }

  /** The constant part of its mails' subject, so that they stay in one thread. */
  public String title() {
    return "[%s] %s · %s".formatted(key.subject().name(), what, code);
  }
}

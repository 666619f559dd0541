package io.relevo.alert;

import io.relevo.fleet.Subject;
import java.util.Optional;

/**
 * Something that is wrong now.
 *
 * @param what what is wrong, in words after the subject's name; fixed for as long as the problem
 *     lasts
 * @param behind the problem's root, when this one only suffers behind it
 */
public record Problem(
    Subject subject, Kind kind, Severity severity, String what, Optional<Subject> behind) {

  /** The kinds of problem; one subject can have one problem of each kind. */
  public enum Kind {
    DOWN,
    DEGRADED,
    FLAPPING,
    ALL_DOWN,
    TWO_HOLDERS,
    NO_HOLDER,
    TWO_WRITERS,
    NO_WRITER,
    MOVED_BY_OTHERS,
    WITNESSES_DISAGREE,
    STUCK,
    AGENT_LOST,
    UNDELIVERABLE,
    UNREMEMBERED
  }

  /** Which problem it is, whatever its severity. */
  public Key key() {
    return new Key(subject, kind);
  }

  /** The identity of a problem on every agent. */
  public record Key(Subject subject, Kind kind) {}
}

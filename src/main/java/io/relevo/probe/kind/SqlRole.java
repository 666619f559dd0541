package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Outcome;
import java.util.Optional;

/** What the judgements of both databases have in common. */
final class SqlRole {
  private SqlRole() {}

  static Optional<Flaw> flaw(Cause cause, String detail) {
    return Optional.of(new Flaw(cause, Text.line(detail)));
  }

  /** The same outcome with this flaw, which says more than a limit that is reached. */
  static Outcome flawed(Outcome outcome, Optional<Flaw> flaw) {
    return outcome instanceof Outcome.Passed(var answer, var reached, var measures)
        ? new Outcome.Passed(answer, flaw.or(() -> reached), measures)
        : outcome;
  }
}

package io.relevo.probe.kind;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Role;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Judgement;
import io.relevo.probe.Outcome;
import java.util.Optional;

/** Holds what a PostgreSQL said against what it is meant to be. */
final class PostgresqlJudgement {
  private PostgresqlJudgement() {}

  static Outcome of(Role role, Limits limits, PostgresqlFacts facts) {
    var dead = dead(role, facts);
    return dead.isPresent()
        ? new Outcome.Failed(dead.get().cause(), dead.get().detail(), facts.measures())
        : SqlRole.flawed(Judgement.of(limits, facts.measures()), flaw(role, facts));
  }

  /** It cannot do what it is there for, and will not mend itself. */
  private static Optional<Flaw> dead(Role role, PostgresqlFacts facts) {
    return switch (role) {
      case MASTER -> readOnly(facts);
      case REPLICA -> paused(facts);
      case ANY -> Optional.empty();
    };
  }

  private static Optional<Flaw> flaw(Role role, PostgresqlFacts facts) {
    if (role == Role.REPLICA && facts.writable()) {
      return SqlRole.flaw(Cause.WRITABLE_REPLICA, "it is not in recovery and takes writes");
    }
    return paused(facts).or(() -> cut(facts));
  }

  private static Optional<Flaw> readOnly(PostgresqlFacts facts) {
    if (facts.recovery()) {
      return SqlRole.flaw(Cause.READ_ONLY, "it is in recovery");
    }
    return facts.readOnly()
        ? SqlRole.flaw(Cause.READ_ONLY, "default_transaction_read_only is on")
        : Optional.empty();
  }

  private static Optional<Flaw> paused(PostgresqlFacts facts) {
    return facts.paused()
        ? SqlRole.flaw(Cause.REPLICA_STOPPED, "its replay is paused")
        : Optional.empty();
  }

  /** It serves what it has; what is sick is its primary, or the way there. */
  private static Optional<Flaw> cut(PostgresqlFacts facts) {
    return facts.recovery() && !facts.receiving()
        ? SqlRole.flaw(Cause.REPLICA_STOPPED, "it receives from no primary")
        : Optional.empty();
  }
}

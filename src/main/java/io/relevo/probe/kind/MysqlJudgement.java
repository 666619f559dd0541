package io.relevo.probe.kind;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Role;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Judgement;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.MysqlReplication.Worker;
import java.util.Locale;
import java.util.Optional;

/** Holds what a MariaDB or MySQL said against what it is meant to be. */
final class MysqlJudgement {
  private MysqlJudgement() {}

  static Outcome of(Role role, Limits limits, MysqlFacts facts) {
    var dead = dead(role, facts);
    return dead.isPresent()
        ? new Outcome.Failed(dead.get().cause(), dead.get().detail(), facts.measures())
        : SqlRole.flawed(Judgement.of(limits, facts.measures()), flaw(role, facts));
  }

  /** It cannot do what it is there for, and will not mend itself. */
  private static Optional<Flaw> dead(Role role, MysqlFacts facts) {
    return facts.galera().flatMap(MysqlGalera::dead).or(() -> wrong(role, facts));
  }

  private static Optional<Flaw> wrong(Role role, MysqlFacts facts) {
    return switch (role) {
      case MASTER -> facts.readOnly() ? SqlRole.flaw(Cause.READ_ONLY, "read_only is on") : none();
      case REPLICA -> stopped(facts);
      case ANY -> none();
    };
  }

  private static Optional<Flaw> flaw(Role role, MysqlFacts facts) {
    if (role == Role.REPLICA && !facts.readOnly()) {
      return SqlRole.flaw(Cause.WRITABLE_REPLICA, "read_only is off");
    }
    return cut(facts)
        .or(() -> role == Role.ANY ? stopped(facts) : none())
        .or(() -> facts.galera().flatMap(MysqlGalera::flaw));
  }

  private static Optional<Flaw> stopped(MysqlFacts facts) {
    return facts.sources().stream()
        .filter(source -> source.io() == Worker.STOPPED || source.sql() != Worker.RUNNING)
        .findFirst()
        .flatMap(source -> SqlRole.flaw(Cause.REPLICA_STOPPED, said(source)));
  }

  /** It serves what it has; what is sick is its source, or the way there. */
  private static Optional<Flaw> cut(MysqlFacts facts) {
    return facts.sources().stream()
        .filter(source -> source.io() == Worker.CONNECTING)
        .findFirst()
        .flatMap(source -> SqlRole.flaw(Cause.REPLICA_STOPPED, said(source)));
  }

  private static String said(MysqlReplication source) {
    return "fetching is %s, applying is %s%s"
        .formatted(
            source.io().name().toLowerCase(Locale.ROOT),
            source.sql().name().toLowerCase(Locale.ROOT),
            source.error().isEmpty() ? ", no error" : ": " + source.error());
  }

  private static Optional<Flaw> none() {
    return Optional.empty();
  }
}

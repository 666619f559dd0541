package io.relevo.config;

import io.relevo.config.LimitKeys.Usual;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code postgresql}: a PostgreSQL. */
final class PostgresqlKind {
  private static final LimitKeys LIMITS =
      LimitKeys.of(
          Usual.at(Measure.LAG, "10s"),
          Usual.at(Measure.CONNECTIONS, "80%"),
          Usual.none(Measure.SLOTS));

  /** PostgreSQL's own word for a master is another. */
  private static final Map<String, Role> ROLES =
      Map.of("primary", Role.MASTER, "replica", Role.REPLICA, "any", Role.ANY);

  static final Key<String> DATABASE =
      Key.defaulted(
          "database",
          Scalars.TEXT,
          "postgres",
          "The database that is logged in to. None of its tables is read, but for the `heartbeat`.");

  static final Key<String> ROLE =
      Key.defaulted(
          "role",
          Scalar.of(
              "primary, replica or any",
              Map.of("enum", List.of("primary", "replica", "any")),
              word -> Optional.of(word.text()).filter(ROLES::containsKey)),
          "any",
          "What it is meant to be. A `primary` that takes no writes has failed (`read-only`), a"
              + " `replica` that takes some is degraded (`writable-replica`), and one whose replay"
              + " is paused has failed. With `any` nothing of this is judged.");

  static final Key<URI> PATRONI =
      Key.optional(
          "patroni",
          Addresses.url("http://10.0.0.21:8008", "http", "https"),
          "The API of the Patroni that manages it, without a path. What Patroni finds wrong, or that"
              + " it does not answer, makes the target degraded and never down.");

  private static final Section<ProbeSpec.Postgresql> SECTION =
      Section.of(
          "A PostgreSQL: logs in, and asks for its role, its replication and its room.",
          LIMITS.after(
              SqlKeys.before(DATABASE, ROLE, SqlKeys.HEARTBEAT, SqlKeys.WITNESSES, PATRONI)),
          PostgresqlKind::make);

  static final Key<ProbeSpec.Postgresql> KEY =
      Key.optional("postgresql", SECTION, "Looks at a PostgreSQL.");

  private PostgresqlKind() {}

  private static ProbeSpec.Postgresql make(Values in) {
    return new ProbeSpec.Postgresql(
        SqlKeys.login(in),
        in.get(DATABASE),
        new Duty(ROLES.getOrDefault(in.get(ROLE), Role.ANY), in.find(SqlKeys.HEARTBEAT)),
        in.get(SqlKeys.WITNESSES),
        in.find(PATRONI),
        LIMITS.limits(in));
  }
}

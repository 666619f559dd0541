package io.relevo.config;

import io.relevo.config.LimitKeys.Usual;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec;

/** {@code mysql}: a MariaDB or MySQL. */
final class MysqlKind {
  private static final LimitKeys LIMITS =
      LimitKeys.of(
          Usual.at(Measure.LAG, "10s"),
          Usual.at(Measure.CONNECTIONS, "80%"),
          Usual.none(Measure.THREADS));

  private static final Section<ProbeSpec.Mysql> SECTION =
      Section.of(
          "A MariaDB or MySQL: logs in, and asks for its role, its replication and its load.",
          LIMITS.after(SqlKeys.before(SqlKeys.ROLE, SqlKeys.HEARTBEAT, SqlKeys.WITNESSES)),
          MysqlKind::make);

  static final Key<ProbeSpec.Mysql> KEY =
      Key.optional("mysql", SECTION, "Looks at a MariaDB or MySQL.");

  private MysqlKind() {}

  private static ProbeSpec.Mysql make(Values in) {
    return new ProbeSpec.Mysql(
        SqlKeys.login(in),
        new Duty(in.get(SqlKeys.ROLE), in.find(SqlKeys.HEARTBEAT)),
        in.get(SqlKeys.WITNESSES),
        LIMITS.limits(in));
  }
}

package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** One light query, which reads no table. */
record PostgresqlReading(ProbeSpec.Postgresql spec) implements SqlReading {
  /**
   * For PostgreSQL 10 and later, on a primary and on a replica. Without {@code pg_monitor} the
   * {@code backend_type} of others is NULL: then nobody is counted. A share of nothing is NULL too.
   */
  private static final String STATE =
      """
      SELECT pg_is_in_recovery() AS recovery,
        current_setting('default_transaction_read_only') = 'on' AS read_only,
        CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() ELSE false END AS paused,
        EXISTS (SELECT 1 FROM pg_stat_wal_receiver) AS receiving,
        pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::float8 AS behind,
        extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8 AS age,
        100.0::float8 * clients / NULLIF(current_setting('max_connections')::int
          - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true), '0')::int, 0) AS connections,
        100.0::float8 * senders / NULLIF(current_setting('max_wal_senders')::int, 0) AS senders,
        100.0::float8 * (SELECT count(*) FROM pg_replication_slots)
          / NULLIF(current_setting('max_replication_slots')::int, 0) AS slots
      FROM (
        SELECT CASE WHEN known THEN clients END AS clients, CASE WHEN known THEN senders END AS senders
        FROM (
          SELECT bool_and(backend_type IS NOT NULL) AS known,
            count(*) FILTER (WHERE backend_type = 'client backend') AS clients,
            count(*) FILTER (WHERE backend_type = 'walsender') AS senders
          FROM pg_stat_activity) AS counted) AS load
      """;

  @Override
  public Future<Outcome> read(SqlConnection connection) {
    return connection
        .query(STATE)
        .execute()
        .map(rows -> PostgresqlFacts.of(SqlRow.of(rows.iterator().next())))
        .map(facts -> PostgresqlJudgement.of(spec.role(), spec.limits(), facts));
  }
}

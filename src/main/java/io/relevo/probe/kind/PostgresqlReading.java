package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Role;
import io.relevo.probe.Outcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** One light query, which reads no table, and the heartbeat where there is one. */
record PostgresqlReading(ProbeSpec.Postgresql spec, Progress progress) implements SqlReading {
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
        CASE WHEN pg_is_in_recovery() THEN (SELECT received_tli FROM pg_stat_wal_receiver)
          ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int END AS lineage,
        pg_last_wal_receive_lsn()::text AS received,
        (SELECT extract(epoch FROM clock_timestamp() - last_msg_receipt_time)::float8
          FROM pg_stat_wal_receiver) AS quiet,
        pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::float8 AS behind,
        extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8 AS age,
        extract(epoch FROM current_setting('recovery_min_apply_delay', true)::interval)::float8
          AS delay,
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

  /** One row, written anew; the name of the table is checked by the configuration. */
  private static final String BEAT =
      """
      INSERT INTO %s (id, ts) VALUES (1, clock_timestamp())
        ON CONFLICT (id) DO UPDATE SET ts = excluded.ts
      """;

  /** In seconds; NULL while there is no row. */
  private static final String AGE =
      "SELECT extract(epoch FROM clock_timestamp() - max(ts))::float8 AS age FROM %s";

  @Override
  public Future<Outcome> read(SqlConnection connection) {
    return ask(connection, STATE)
        .map(Optional::orElseThrow)
        .compose(state -> read(connection, state))
        .map(facts -> PostgresqlJudgement.of(spec.duty().role(), spec.limits(), facts));
  }

  private Future<PostgresqlFacts> read(SqlConnection connection, SqlRow state) {
    var facts = PostgresqlFacts.of(state, heard(state));
    return spec.duty()
        .heartbeat()
        .map(table -> ask(connection, statement(facts).formatted(table)))
        .map(asked -> asked.map(row -> facts.beaten(row.flatMap(age -> age.number("age")))))
        .orElseGet(() -> Future.succeededFuture(facts));
  }

  private Optional<Double> heard(SqlRow state) {
    return progress.since(state.text("received"), state.number("quiet"));
  }

  /** A primary writes it: a server that cannot write is told by its answer, or by its silence. */
  private String statement(PostgresqlFacts facts) {
    return spec.duty().role() == Role.MASTER && facts.writable() ? BEAT : AGE;
  }

  /** The first row, if there is one. */
  private static Future<Optional<SqlRow>> ask(SqlConnection connection, String statement) {
    return connection
        .query(statement)
        .execute()
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(first(rows)));
  }

  private static SqlRow first(RowSet<Row> rows) {
    return SqlRow.of(rows.iterator().next());
  }
}

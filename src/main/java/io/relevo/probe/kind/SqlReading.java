package io.relevo.probe.kind;

import io.relevo.probe.Outcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What is asked of a database that let us in, and what its answers say. */
@FunctionalInterface
interface SqlReading {
  /** Fails with what the database answered, or with what became of the connection. */
  Future<Outcome> read(SqlConnection connection);
}

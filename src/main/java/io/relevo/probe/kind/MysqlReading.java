package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Role;
import io.relevo.probe.Outcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three light queries, and the heartbeat where there is one. */
record MysqlReading(ProbeSpec.Mysql spec, Progress progress) implements SqlReading {
  /** No table is read, and no variable that only one of the families knows. */
  private static final String SELF =
      "SELECT @@version AS version, @@global.read_only AS read_only,"
          + " @@global.server_id AS server_id, @@global.max_connections AS max_connections";

  private static final String LOAD =
      "SHOW GLOBAL STATUS WHERE Variable_name IN ('Threads_connected', 'Threads_running',"
          + " 'wsrep_provider_name', 'wsrep_ready', 'wsrep_cluster_status',"
          + " 'wsrep_local_state_comment')";

  private static final double PERCENT = 100;

  @Override
  public Future<Outcome> read(SqlConnection connection) {
    return ask(connection, SELF)
        .compose(self -> read(connection, self.getFirst()))
        .map(facts -> MysqlJudgement.of(spec.duty().role(), spec.limits(), facts));
  }

  private Future<MysqlFacts> read(SqlConnection connection, SqlRow self) {
    var statement = MysqlStatement.ofReplication(self.text("version").orElse(""));
    return ask(connection, LOAD)
        .compose(
            load ->
                ask(connection, statement)
                    .map(sources -> facts(self, load, sources))
                    .compose(facts -> heartbeat(connection, facts)));
  }

  private MysqlFacts facts(SqlRow self, List<SqlRow> load, List<SqlRow> rows) {
    Map<String, String> status = new HashMap<>();
    load.forEach(
        row -> status.put(row.text("Variable_name").orElse(""), row.text("Value").orElse("")));
    var sources = rows.stream().map(MysqlReplication::of).toList();
    double allowed = self.number("max_connections").orElse(1.0);
    return MysqlFacts.of(
        self.is("read_only"),
        PERCENT * count(status, "Threads_connected") / allowed,
        count(status, "Threads_running"),
        sources,
        MysqlGalera.of(status),
        hearing(self, sources));
  }

  /** Of a replica with several sources nobody can tell whose writes arrive. */
  private SqlHearing hearing(SqlRow self, List<MysqlReplication> sources) {
    if (sources.size() > 1) {
      return SqlHearing.NOTHING;
    }
    var source = sources.stream().findFirst();
    return new SqlHearing(
        progress.since(source.flatMap(MysqlReplication::received), Optional.empty()),
        source.isPresent() ? source.flatMap(MysqlReplication::source) : self.number("server_id"));
  }

  private static double count(Map<String, String> status, String name) {
    return Double.parseDouble(status.getOrDefault(name, "0"));
  }

  /** A master writes it: a server that cannot write is told by its answer, or by its silence. */
  private Future<MysqlFacts> heartbeat(SqlConnection connection, MysqlFacts facts) {
    if (spec.duty().heartbeat().isEmpty()) {
      return Future.succeededFuture(facts);
    }
    var table = spec.duty().heartbeat().get();
    return spec.duty().role() == Role.MASTER && !facts.readOnly()
        ? ask(connection, MysqlStatement.beat(table)).map(_ -> facts)
        : ask(connection, MysqlStatement.age(table))
            .map(rows -> facts.beaten(rows.getFirst().number("age")));
  }

  private static Future<List<SqlRow>> ask(SqlConnection connection, String statement) {
    return connection.query(statement).execute().map(MysqlReading::rows);
  }

  private static List<SqlRow> rows(RowSet<Row> found) {
    var rows = new ArrayList<SqlRow>();
    found.forEach(row -> rows.add(SqlRow.of(row)));
    return rows;
  }
}

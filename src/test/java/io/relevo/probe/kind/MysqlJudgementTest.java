package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Role;
import io.relevo.probe.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each status of replication comes to, in the words of both families. */
class MysqlJudgementTest {

  @ParameterizedTest
  @CsvSource({
    "10.11.19-MariaDB-0+deb12u1-log, SHOW ALL SLAVES STATUS",
    "5.5.5-10.3.39-MariaDB, SHOW ALL SLAVES STATUS",
    "5.7.44-log, SHOW SLAVE STATUS",
    "8.0.21, SHOW SLAVE STATUS",
    "8.0.22, SHOW REPLICA STATUS",
    "8.4.3-cluster, SHOW REPLICA STATUS",
    "26.7.0, SHOW REPLICA STATUS",
    "what, SHOW REPLICA STATUS"
  })
  void a_version_has_its_statement(String version, String statement) {
    assertThat(MysqlStatement.ofReplication(version)).isEqualTo(statement);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {
        // IO, SQL, behind, delay, errno → lag, as a replica, as any
        "Yes, Yes, 0, 0, 0, 0.0, passed, passed",
        "Yes, Yes, 7, 0, 0, 7.0, passed, passed",
        "Yes, Yes, 7, 5, 0, 2.0, passed, passed",
        "Yes, Yes, 3, 5, 0, 0.0, passed, passed",
        "Yes, Yes, NULL, 0, 0, unknown, passed, passed",
        "Connecting, Yes, NULL, 0, 2003, unknown, flaw, flaw",
        "Preparing, Yes, NULL, 0, 0, unknown, flaw, flaw",
        "Yes, No, NULL, 0, 1062, unknown, failed, flaw",
        "No, Yes, NULL, 0, 1236, unknown, failed, flaw",
        "No, No, NULL, 0, 0, unknown, failed, flaw",
        "NULL, NULL, NULL, NULL, NULL, unknown, failed, flaw"
      })
  void a_status_says_the_same_in_both_families(
      String io,
      String sql,
      String behind,
      String delay,
      String errno,
      String lag,
      String asReplica,
      String asAny) {
    for (var row :
        List.of(
            row(
                "Slave_IO_Running",
                io,
                "Slave_SQL_Running",
                sql,
                "Seconds_Behind_Master",
                behind,
                delay,
                errno),
            row(
                "Replica_IO_Running",
                io,
                "Replica_SQL_Running",
                sql,
                "Seconds_Behind_Source",
                behind,
                delay,
                errno))) {
      var facts =
          MysqlFacts.of(
              true, 1, 1, List.of(MysqlReplication.of(row)), Optional.empty(), SqlHearing.NOTHING);
      assertThat(facts.lag().map(Object::toString).orElse("unknown")).isEqualTo(lag);
      assertThat(word(Role.REPLICA, facts)).isEqualTo(asReplica);
      assertThat(word(Role.ANY, facts)).isEqualTo(asAny);
    }
  }

  private static String word(Role role, MysqlFacts facts) {
    return switch (MysqlJudgement.of(role, Limits.NONE, facts)) {
      case Outcome.Passed(_, var flaw, _) -> flaw.isEmpty() ? "passed" : "flaw";
      case Outcome.Failed _ -> "failed";
      case Outcome.Unclear _ -> "unclear";
    };
  }

  private static SqlRow row(
      String io,
      String ioIs,
      String sql,
      String sqlIs,
      String behind,
      String behindIs,
      String delay,
      String errno) {
    Map<String, Object> columns = new HashMap<>();
    columns.put(io, ioIs);
    columns.put(sql, sqlIs);
    columns.put(behind, behindIs);
    columns.put("SQL_Delay", delay);
    columns.put("Last_IO_Errno", errno);
    return new SqlRow(name -> Optional.ofNullable(columns.get(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "MASTER, false, passed",
    "MASTER, true, failed",
    "REPLICA, false, flaw",
    "ANY, false, passed",
    "ANY, true, passed"
  })
  void a_role_wants_its_read_only(Role role, boolean readOnly, String word) {
    assertThat(
            word(
                role,
                MysqlFacts.of(readOnly, 1, 1, List.of(), Optional.empty(), SqlHearing.NOTHING)))
        .isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "'', OFF, Disconnected, Initialized, passed, passed",
    "Galera, ON, Primary, Synced, passed, passed",
    "Galera, ON, Primary, Donor/Desynced, flaw, flaw",
    "Galera, ON, Primary, Joined, flaw, flaw",
    "Galera, OFF, Primary, Joining, failed, failed",
    "Galera, OFF, non-Primary, Initialized, failed, failed",
    "Galera, ON, non-Primary, Synced, failed, failed"
  })
  void a_node_of_a_galera_cluster_is_ready_or_not(
      String provider, String ready, String cluster, String state, String asMaster, String asAny) {
    var galera =
        MysqlGalera.of(
            Map.of(
                "wsrep_provider_name", provider,
                "wsrep_ready", ready,
                "wsrep_cluster_status", cluster,
                "wsrep_local_state_comment", state));
    var facts = MysqlFacts.of(false, 1, 1, List.of(), galera, SqlHearing.NOTHING);
    assertThat(word(Role.MASTER, facts)).isEqualTo(asMaster);
    assertThat(word(Role.ANY, facts)).isEqualTo(asAny);
  }

  @ParameterizedTest
  @CsvSource({"0, 30.0", "20, 10.0", "60, 0.0"})
  void a_heartbeat_knows_better_than_the_server(double delay, double lag) {
    var source =
        new MysqlReplication(
            MysqlReplication.Worker.RUNNING,
            MysqlReplication.Worker.RUNNING,
            Optional.of(0.0),
            delay,
            Optional.empty(),
            Optional.empty(),
            "");
    var facts = MysqlFacts.of(true, 1, 1, List.of(source), Optional.empty(), SqlHearing.NOTHING);
    assertThat(facts.beaten(Optional.of(30.0)).lag()).contains(lag);
    assertThat(facts.beaten(Optional.empty()).lag()).as("no row, no answer").isEmpty();
  }
}

package io.relevo.probe.kind;

import static io.relevo.probe.kind.Found.causes;
import static io.relevo.probe.kind.Found.flaw;
import static io.relevo.probe.kind.Found.value;
import static io.relevo.probe.kind.Lookout.SHORT;
import static io.relevo.probe.kind.Lookout.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Account;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Limits.Limit;
import io.relevo.fleet.Login;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec.Mysql;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.lab.Lab;
import io.relevo.lab.MariaDb;
import io.relevo.lab.Need;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real MariaDB and its replica in each state that matters. */
class MysqlProbeTest {
  private static final Limits LATE =
      new Limits(List.of(new Limit(Measure.LAG, 1), new Limit(Measure.CONNECTIONS, 80)), List.of());

  private static MariaDb master;
  private static MariaDb replica;
  private static Lookout lookout;

  @BeforeAll
  static void open() {
    Lab.needs(Need.MARIADB);
    var pair = MariaDb.pair();
    master = pair.getFirst();
    replica = pair.getLast();
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    if (master != null) {
      master.close();
      replica.close();
      lookout.close();
    }
  }

  @BeforeEach
  void mend() {
    master.sql("SET GLOBAL read_only = 0; DELETE FROM shop.t");
    replica.sql("SET GLOBAL read_only = 1");
    until(replica(), "the replica follows", outcome -> flaw(outcome).isEmpty());
    var done = master.sql("SELECT @@gtid_binlog_pos");
    assertThat(replica.sql("SELECT MASTER_GTID_WAIT('%s', 15)".formatted(done))).isEqualTo("0");
  }

  @Test
  void healthy() {
    var outcome = lookout.look(master());
    assertThat(outcome).isInstanceOf(Outcome.Passed.class);
    assertThat(flaw(outcome)).isEmpty();
    assertThat(value(outcome, Measured.WRITABLE)).isEqualTo(1);
    assertThat(value(outcome, "connections")).isBetween(1.0, 50.0);
    assertThat(value(outcome, "threads")).isPositive();
    assertThat(outcome.measures()).noneMatch(measured -> measured.name().equals("lag"));

    var other = lookout.look(replica());
    assertThat(value(other, Measured.WRITABLE)).isZero();
    assertThat(value(other, "lag")).isZero();
  }

  @Test
  void no_look_leaves_a_complaint_in_the_log_of_the_server() {
    replica.sql("SET GLOBAL log_warnings = 9");
    String before = replica.log();
    lookout.look(replica());
    Lab.until(SOON, "the session has ended", () -> sessions() == 0);
    assertThat(replica.log().substring(before.length())).doesNotContain("user: 'relevo'");
  }

  private static int sessions() {
    return Integer.parseInt(
        replica.sql("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'relevo'"));
  }

  @Test
  void a_heartbeat_that_arrives_is_the_lag() {
    assertThat(flaw(lookout.look(beating(master, Role.MASTER)))).isEmpty();
    until(
        beating(replica, Role.REPLICA),
        "the heartbeat is there",
        outcome -> value(outcome, "lag") < 5);
    replica.sql("STOP SLAVE; SET SQL_LOG_BIN = 0; UPDATE relevo.heartbeat SET ts = '2020-01-01'");
    assertThat(value(lookout.look(beating(replica, Role.ANY)), "lag")).isGreaterThan(1e6);
    replica.follow(master);
  }

  @Test
  void the_replica_is_stopped() {
    replica.sql("STOP SLAVE");
    lookout.finds(replica(), Cause.REPLICA_STOPPED, "fetching is stopped, applying is stopped");
    assertThat(flaw(lookout.look(spec(replica, Role.ANY))).map(Flaw::cause))
        .contains(Cause.REPLICA_STOPPED);
    replica.sql("START SLAVE");
  }

  @Test
  void the_replica_lags() {
    replica.session("LOCK TABLES shop.t READ; SELECT SLEEP(60)");
    Lab.until(
        SOON,
        "the table is locked",
        () -> replica.sql("SHOW OPEN TABLES WHERE In_use > 0").contains("shop"));
    master.sql("INSERT INTO shop.t VALUES (1)");
    until(replica(), "it lags", outcome -> causes(outcome, Cause.LAGGING));
    replica.endSessions();
  }

  @Test
  void the_replica_is_behind_on_purpose() {
    replica.sql("STOP SLAVE; CHANGE MASTER TO master_delay = 3600; START SLAVE");
    master.sql("INSERT INTO shop.t VALUES (1)");
    Lab.until(
        SOON,
        "it waits on purpose",
        () -> replica.sql("SHOW ALL SLAVES STATUS").contains("Waiting until MASTER_DELAY"));
    var outcome = lookout.look(replica());
    assertThat(flaw(outcome)).isEmpty();
    assertThat(value(outcome, "lag")).isZero();
    replica.follow(master);
  }

  @Test
  void the_replica_is_broken_by_a_duplicate_key() {
    replica.sql("SET SQL_LOG_BIN = 0; INSERT INTO shop.t VALUES (7)");
    master.sql("INSERT INTO shop.t VALUES (7)");
    var failed = (Outcome.Failed) until(replica(), "it stops", Outcome.Failed.class::isInstance);
    assertThat(failed.cause()).isEqualTo(Cause.REPLICA_STOPPED);
    assertThat(failed.detail()).contains("applying is stopped: 1062 ", "Duplicate entry '7'");
    assertThat(failed.measures()).noneMatch(measured -> measured.name().equals("lag"));
    replica.sql("DELETE FROM shop.t WHERE id = 7; START SLAVE");
  }

  @Test
  void the_master_is_frozen() {
    master.freeze();
    lookout.finds(master(), SHORT, Cause.TIMEOUT, "accepted and sent no byte within 400 ms");
    assertThat(flaw(lookout.look(replica()))).as("its replica does not know yet").isEmpty();
    master.thaw();
  }

  @Test
  void what_a_replica_receives_makes_it_a_witness() {
    try (var probe = lookout.probe(replica())) {
      assertThat(value(seen(probe), Measured.LINEAGE))
          .isEqualTo(value(lookout.look(master()), Measured.LINEAGE));
      master.sql("INSERT INTO shop.t VALUES (1)");
      Lab.until(SOON, "it has received", () -> value(seen(probe), Measured.HEARD) < 5);
      var then = value(seen(probe), Measured.HEARD);
      assertThat(value(seen(probe), Measured.HEARD)).as("nothing new").isGreaterThan(then);
    }
  }

  private static Outcome seen(Probe probe) {
    return Lookout.await(probe.look().toCompletableFuture(), Lookout.AMPLE);
  }

  @Test
  void the_master_is_killed() {
    master.kill();
    lookout.finds(master(), Cause.REFUSED, "Connection refused");
    var outcome = until(replica(), "it notices", o -> causes(o, Cause.REPLICA_STOPPED));
    assertThat(outcome).isInstanceOf(Outcome.Passed.class);
    assertThat(flaw(outcome).orElseThrow().detail())
        .contains("fetching is connecting, applying is running: 20");
    master.start();
  }

  @Test
  void there_are_too_many_connections() {
    master.sql("SET GLOBAL max_connections = 10");
    // one more with each look: a look may hold the place that one of them wanted
    var outcome = Lab.await(SOON, "it is full", MysqlProbeTest::refusedBesideOneMore);
    var failed = (Outcome.Failed) outcome;
    assertThat(failed.cause()).as(failed.detail()).isEqualTo(Cause.SATURATED);
    assertThat(failed.measures()).containsExactly(Measured.of(Measure.CONNECTIONS, 100));
    master.endSessions();
    Lab.until(SOON, "there is room", () -> lookout.look(master()) instanceof Outcome.Passed);
    master.sql("SET GLOBAL max_connections = 30");
  }

  private static Optional<Outcome> refusedBesideOneMore() {
    master.session("SELECT SLEEP(60)");
    return Optional.of(lookout.look(master())).filter(Outcome.Failed.class::isInstance);
  }

  @Test
  void the_connections_run_out() {
    master.sql("SET GLOBAL max_connections = 12");
    for (int i = 0; i < 9; i++) {
      master.session("SELECT SLEEP(60)");
    }
    until(master(), "it fills", outcome -> causes(outcome, Cause.SATURATED));
    master.endSessions();
    master.sql("SET GLOBAL max_connections = 30");
    until(master(), "it empties", outcome -> flaw(outcome).isEmpty());
  }

  @Test
  void the_password_is_wrong() {
    var spec =
        new Mysql(
            new Login(
                new Endpoint("127.0.0.1", master.port()),
                new Account("relevo", new Secret("a wrong one"))),
            new Duty(Role.ANY, Optional.empty()),
            List.of(),
            Limits.NONE);
    lookout.finds(spec, Cause.AUTH, "Access denied");
    assertThat(lookout.failure(spec, Lookout.AMPLE).detail()).doesNotContain("a wrong one");
  }

  @Test
  void there_are_two_writable_masters() {
    replica.sql("SET GLOBAL read_only = 0");
    var outcome = lookout.look(replica());
    assertThat(flaw(outcome).map(Flaw::cause)).contains(Cause.WRITABLE_REPLICA);
    assertThat(value(outcome, Measured.WRITABLE)).isEqualTo(1);
    assertThat(value(lookout.look(master()), Measured.WRITABLE)).isEqualTo(1);
  }

  @Test
  void the_master_is_read_only() {
    master.sql("SET GLOBAL read_only = 1");
    lookout.finds(master(), Cause.READ_ONLY, "read_only is on");
    assertThat(lookout.look(spec(master, Role.ANY))).isInstanceOf(Outcome.Passed.class);
  }

  @Test
  void a_missing_right_is_our_own_fault_and_a_missing_table_is_said() {
    var noTable = with(master, Role.MASTER, Optional.of("relevo.nothing"));
    assertThat(lookout.look(noTable)).isInstanceOf(Outcome.Unclear.class);
    master.sql("CREATE TABLE IF NOT EXISTS shop.wrong (id INT PRIMARY KEY, ts INT)");
    var notOurs = lookout.look(with(master, Role.MASTER, Optional.of("shop.wrong")));
    assertThat(notOurs.phrase()).startsWith("unclear: ").contains("denied");
  }

  private static Mysql master() {
    return spec(master, Role.MASTER);
  }

  private static Mysql replica() {
    return spec(replica, Role.REPLICA);
  }

  private static Mysql beating(MariaDb database, Role role) {
    return with(database, role, Optional.of("relevo.heartbeat"));
  }

  private static Mysql spec(MariaDb database, Role role) {
    return with(database, role, Optional.empty());
  }

  private static Mysql with(MariaDb database, Role role, Optional<String> heartbeat) {
    return new Mysql(
        new Login(
            new Endpoint("127.0.0.1", database.port()),
            new Account("relevo", new Secret(MariaDb.PASSWORD))),
        new Duty(role, heartbeat),
        List.of(),
        LATE);
  }

  private static Outcome until(Mysql spec, String what, Predicate<Outcome> holds) {
    return lookout.until(spec, what, holds);
  }
}

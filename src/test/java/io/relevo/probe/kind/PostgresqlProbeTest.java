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
import io.relevo.fleet.ProbeSpec.Postgresql;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Postgres;
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

/** A real PostgreSQL and its streaming replica in each state that matters. */
class PostgresqlProbeTest {
  private static final Limits LATE =
      new Limits(List.of(new Limit(Measure.LAG, 1), new Limit(Measure.CONNECTIONS, 80)), List.of());

  private static Postgres primary;
  private static Postgres replica;
  private static Lookout lookout;

  @BeforeAll
  static void open() {
    Lab.needs(Need.POSTGRESQL);
    var pair = Postgres.pair();
    primary = pair.getFirst();
    replica = pair.getLast();
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    if (primary != null) {
      replica.close();
      primary.close();
      lookout.close();
    }
  }

  @BeforeEach
  void mend() {
    primary.endSessions();
    until(primary(), "the primary serves", outcome -> flaw(outcome).isEmpty());
    until(replica(), "the replica follows", outcome -> value(outcome, "lag") == 0);
  }

  @Test
  void healthy() {
    var outcome = lookout.look(primary());
    assertThat(flaw(outcome)).isEmpty();
    assertThat(value(outcome, Measured.WRITABLE)).isEqualTo(1);
    assertThat(value(outcome, "connections")).isBetween(1.0, 50.0);
    assertThat(value(outcome, "slots")).as("one of ten").isEqualTo(10);
    assertThat(outcome.measures()).noneMatch(measured -> measured.name().equals("lag"));

    var other = lookout.look(replica());
    assertThat(flaw(other)).isEmpty();
    assertThat(value(other, Measured.WRITABLE)).isZero();
  }

  @Test
  void a_heartbeat_that_arrives_is_the_lag() {
    assertThat(flaw(lookout.look(beating(primary, Role.MASTER)))).isEmpty();
    until(
        beating(replica, Role.REPLICA),
        "the heartbeat is there",
        outcome -> value(outcome, "lag") < 5);
    primary.sql("UPDATE relevo.heartbeat SET ts = '2020-01-01'");
    until(
        beating(replica, Role.REPLICA),
        "its age is the lag, though nothing is missing",
        outcome -> value(outcome, "lag") > 1e6);
  }

  @Test
  void what_is_behind_on_purpose_is_no_lag() {
    primary.sql("TRUNCATE relevo.heartbeat");
    until(
        beating(replica, Role.REPLICA),
        "the row is gone, and no row is no answer",
        outcome -> Double.isNaN(value(outcome, "lag")));
    primary.sql(
        "INSERT INTO relevo.heartbeat VALUES (1, clock_timestamp() - interval '1000 seconds')");
    var spec = beating(replica, Role.REPLICA);
    until(spec, "the row is there", outcome -> value(outcome, "lag") > 900);
    replica.sql("ALTER SYSTEM SET recovery_min_apply_delay = '1005s'");
    replica.sql("SELECT pg_reload_conf()");
    try {
      until(spec, "the delay counts", outcome -> value(outcome, "lag") == 0);
    } finally {
      replica.sql("ALTER SYSTEM RESET recovery_min_apply_delay");
      replica.sql("SELECT pg_reload_conf()");
    }
  }

  @Test
  void the_replay_is_paused() {
    replica.sql("SELECT pg_wal_replay_pause()");
    primary.sql("INSERT INTO t VALUES (1)");
    lookout.finds(replica(), Cause.REPLICA_STOPPED, "its replay is paused");
    var any = spec(replica, Role.ANY, Postgres.PASSWORD);
    until(any, "its lag is seen", outcome -> value(outcome, "lag") > 0);
    assertThat(flaw(lookout.look(any)).map(Flaw::cause)).contains(Cause.REPLICA_STOPPED);
    replica.sql("SELECT pg_wal_replay_resume()");
  }

  @Test
  void the_replica_lags_behind_a_long_query_of_its_own() {
    replica.session("SELECT * FROM t; SELECT pg_sleep(60)");
    Lab.until(
        SOON,
        "the table is held",
        () -> !replica.sql("SELECT 1 FROM pg_locks WHERE relation = 't'::regclass").isEmpty());
    primary.sql("TRUNCATE t");
    until(replica(), "it lags", outcome -> causes(outcome, Cause.LAGGING));
    replica.endSessions();
  }

  @Test
  void the_primary_is_killed() {
    primary.kill();
    lookout.finds(primary(), Cause.REFUSED, "Connection refused");
    var outcome = until(replica(), "it notices", o -> causes(o, Cause.REPLICA_STOPPED));
    assertThat(flaw(outcome).orElseThrow().detail()).contains("it receives from no primary");
    assertThat(outcome.measures()).noneMatch(measured -> measured.name().equals("lag"));
    primary.start();
  }

  @Test
  void the_postmaster_is_frozen_and_its_replica_does_not_know() {
    primary.freezePostmaster();
    try {
      lookout.finds(primary(), SHORT, Cause.TIMEOUT, "accepted and sent no byte within 400 ms");
      assertThat(replica.sql("SELECT status FROM pg_stat_wal_receiver")).isEqualTo("streaming");
      assertThat(flaw(lookout.look(replica()))).isEmpty();
    } finally {
      primary.thaw();
    }
  }

  @Test
  void there_are_too_many_connections() {
    // one more with each look: a look may hold the place that one of them wanted
    var outcome = Lab.await(SOON, "it is full", PostgresqlProbeTest::refusedBesideOneMore);
    var failed = (Outcome.Failed) outcome;
    assertThat(failed.cause()).as(failed.detail()).isEqualTo(Cause.SATURATED);
    assertThat(failed.measures()).containsExactly(Measured.of(Measure.CONNECTIONS, 100));
  }

  private static Optional<Outcome> refusedBesideOneMore() {
    primary.session("SELECT pg_sleep(60)");
    return Optional.of(lookout.look(primary())).filter(Outcome.Failed.class::isInstance);
  }

  @Test
  void the_connections_run_out() {
    for (int i = 0; i < 14; i++) {
      primary.session("SELECT pg_sleep(60)");
    }
    until(primary(), "it fills", outcome -> causes(outcome, Cause.SATURATED));
  }

  @Test
  void the_password_is_wrong() {
    var spec = spec(primary, Role.ANY, "a wrong one");
    lookout.finds(spec, Cause.AUTH, "password authentication failed");
    assertThat(lookout.failure(spec, Lookout.AMPLE).detail()).doesNotContain("a wrong one");
  }

  @Test
  void a_role_that_is_not_the_one_it_should_be() {
    lookout.finds(
        spec(replica, Role.MASTER, Postgres.PASSWORD), Cause.READ_ONLY, "it is in recovery");
    var other = lookout.look(spec(primary, Role.REPLICA, Postgres.PASSWORD));
    assertThat(flaw(other).map(Flaw::cause)).contains(Cause.WRITABLE_REPLICA);
  }

  @Test
  void the_primary_is_read_only() {
    primary.sql("ALTER ROLE relevo SET default_transaction_read_only = on");
    lookout.finds(primary(), Cause.READ_ONLY, "default_transaction_read_only is on");
    primary.sql("ALTER ROLE relevo RESET default_transaction_read_only");
  }

  @Test
  void without_the_grant_what_is_not_shown_is_unknown() {
    primary.sql("REVOKE pg_monitor FROM relevo");
    var outcome = lookout.look(primary());
    primary.sql("GRANT pg_monitor TO relevo");
    assertThat(outcome).isInstanceOf(Outcome.Passed.class);
    assertThat(outcome.measures()).noneMatch(measured -> measured.name().equals("connections"));
  }

  private static Postgresql primary() {
    return spec(primary, Role.MASTER, Postgres.PASSWORD);
  }

  private static Postgresql replica() {
    return spec(replica, Role.REPLICA, Postgres.PASSWORD);
  }

  private static Postgresql beating(Postgres database, Role role) {
    return with(database, role, Postgres.PASSWORD, Optional.of("relevo.heartbeat"));
  }

  private static Postgresql spec(Postgres database, Role role, String password) {
    return with(database, role, password, Optional.empty());
  }

  private static Postgresql with(
      Postgres database, Role role, String password, Optional<String> heartbeat) {
    return new Postgresql(
        new Login(
            new Endpoint("127.0.0.1", database.port()),
            new Account("relevo", new Secret(password))),
        "postgres",
        new Duty(role, heartbeat),
        List.of(),
        Optional.empty(),
        LATE);
  }

  private static Outcome until(Postgresql spec, String what, Predicate<Outcome> holds) {
    return lookout.until(spec, what, holds);
  }
}

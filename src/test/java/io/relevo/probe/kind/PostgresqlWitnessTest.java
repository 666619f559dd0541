package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Account;
import io.relevo.fleet.Counting;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Login;
import io.relevo.fleet.Pace;
import io.relevo.fleet.ProbeSpec.Postgresql;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Target;
import io.relevo.health.Health;
import io.relevo.health.Judge;
import io.relevo.health.Witnesses;
import io.relevo.lab.DeafServer;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Postgres;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real primary falls silent in each of its ways, and its real replica is heard. */
class PostgresqlWitnessTest {
  private static final Pace PACE =
      new Pace(
          Duration.ofMillis(500), Lookout.SHORT, Duration.ofMillis(250), new Counting.InARow(2), 2);

  private static Postgres primary;
  private static Postgres replica;
  private static Lookout lookout;

  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Health> health = new HashMap<>();
  private final Judge judge = new Judge();
  private Probe witness;

  @BeforeAll
  static void open() {
    Lab.needs(Need.POSTGRESQL);
    var pair = Postgres.pair();
    primary = pair.getFirst();
    replica = pair.getLast();
    primary.sql("GRANT INSERT ON t TO holder");
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
  void write() {
    primary.session(
        "DO $$ BEGIN LOOP INSERT INTO t VALUES (1); COMMIT; PERFORM pg_sleep(0.02); END LOOP; END $$");
    know("db-1", primary.port(), Role.MASTER, List.of("db-2"));
    know("db-2", replica.port(), Role.REPLICA, List.of());
    witness = lookout.probe(targets.get("db-2").probe());
    Lab.until(SOON, "both are well and heard", () -> phrase().equals("passed") && heard());
  }

  private boolean heard() {
    return new Witnesses(targets::get, health::get).hearings(targets.get("db-1")).size() == 1;
  }

  @Test
  void the_postmaster_alone_is_frozen_and_whoever_is_in_goes_on() {
    primary.freezePostmaster();
    try {
      for (int i = 0; i < 4; i++) {
        assertThat(phrase())
            .contains(
                "passed, but timeout: ", "; alive all the same: db-2 receives what it writes");
      }
    } finally {
      primary.thaw();
    }
  }

  @Test
  void all_of_it_is_frozen_while_its_replica_still_says_streaming() {
    primary.freeze();
    try {
      Lab.until(SOON, "nobody speaks for it", () -> phrase().startsWith("timeout: "));
      assertThat(phrase()).contains("; nobody received anything new from it either");
      assertThat(replica.sql("SELECT status FROM pg_stat_wal_receiver")).isEqualTo("streaming");
    } finally {
      primary.thaw();
    }
  }

  @Test
  void of_an_idle_one_that_is_frozen_nobody_can_speak() {
    primary.endSessions();
    primary.freezePostmaster();
    try {
      Lab.until(SOON, "nobody speaks for it", () -> phrase().startsWith("timeout: "));
    } finally {
      primary.thaw();
    }
  }

  @Test
  void it_is_killed_and_that_is_an_answer() {
    primary.kill();
    var failed = (Outcome.Failed) look();
    assertThat(failed.cause()).isEqualTo(Cause.REFUSED);
    assertThat(failed.detail()).doesNotContain("received");
    primary.start();
  }

  @Test
  void only_our_way_to_it_is_cut() {
    try (var deaf = DeafServer.start()) {
      know(targets.get("db-1").name(), deaf.port(), Role.MASTER, List.of("db-2"));
      for (int i = 0; i < 4; i++) {
        assertThat(phrase())
            .contains("unclear: ", "did not accept", "alive all the same: db-2 receives");
      }
    }
  }

  /** One round: the witness is looked at, then the primary, whose look is weighed and judged. */
  private Outcome look() {
    see(new Observation("db-2", await(witness.look()), Instant.now(), Duration.ofMillis(5)));
    var found = lookout.look(targets.get("db-1").probe(), Lookout.SHORT);
    var look = new Observation("db-1", found, Instant.now(), Lookout.SHORT);
    var weighed = new Witnesses(targets::get, health::get).weigh(targets.get("db-1"), look);
    see(weighed);
    return weighed.outcome();
  }

  private String phrase() {
    return look().phrase();
  }

  private static Outcome await(java.util.concurrent.CompletionStage<Outcome> look) {
    return Lookout.await(look.toCompletableFuture(), Lookout.AMPLE);
  }

  private void see(Observation look) {
    health.computeIfPresent(look.target(), (_, before) -> judge.judge(PACE, before, look));
  }

  private void know(String name, int port, Role role, List<String> witnesses) {
    var spec =
        new Postgresql(
            new Login(
                new Endpoint("127.0.0.1", port),
                new Account("relevo", new Secret(Postgres.PASSWORD))),
            "postgres",
            new Duty(role, Optional.empty()),
            witnesses,
            Optional.empty(),
            Limits.NONE);
    targets.put(name, new Target(name, Optional.empty(), spec, PACE, Optional.empty()));
    health.putIfAbsent(name, Health.unknown(name, Instant.now()));
  }
}

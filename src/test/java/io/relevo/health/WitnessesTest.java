package io.relevo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Account;
import io.relevo.fleet.Counting;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Login;
import io.relevo.fleet.Measure;
import io.relevo.fleet.Pace;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Target;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule, row by row: db-1 is silent at ten seconds, and db-2 is looked at each second. */
class WitnessesTest {
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofMillis(250),
          new Counting.InARow(2),
          2);

  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<String, Health> health = new LinkedHashMap<>();
  private final Judge judge = new Judge();
  private final Witnesses witnesses = new Witnesses(targets::get, health::get);

  @ParameterizedTest
  @CsvSource({
    // the look found, the witness heard at, on timeline → the look counts as
    "TIMEOUT, 9.9, 1, flaw",
    "SLOW, 9.9, 1, flaw",
    "CONNECT_TIMEOUT, 9.9, 1, unclear",
    "UNREACHABLE, 9.9, 1, unclear",
    "TIMEOUT, 8.6, 1, flaw",
    "TIMEOUT, 8.4, 1, failed",
    "UNREACHABLE, 8.4, 1, failed",
    "TIMEOUT, 9.9, 2, failed",
    "UNREACHABLE, 9.9, 2, failed",
    "REFUSED, 9.9, 1, failed",
    "RESET, 9.9, 1, failed",
    "READ_ONLY, 9.9, 1, failed",
    "SATURATED, 9.9, 1, failed"
  })
  void silence_is_weighed_and_an_answer_is_not(
      Cause cause, double heardAt, int timeline, String counts) {
    know(List.of("db-2"));
    see(passed("db-1", 8, 1));
    see(heard("db-2", 9.95, timeline, heardAt));
    assertThat(word(silent(10, cause))).isEqualTo(counts);
  }

  @Test
  void what_it_was_before_the_silence_outlives_it() {
    know(List.of("db-2"));
    see(passed("db-1", 5, 1));
    see(witnesses.weigh(targets.get("db-1"), full(6)));
    for (double at = 7; at < 10; at++) {
      see(silent(at, Cause.TIMEOUT));
    }
    assertThat(health.get("db-1").state()).isEqualTo(State.DOWN);
    see(heard("db-2", 9.95, 1, 9.9));
    assertThat(word(silent(10, Cause.TIMEOUT))).isEqualTo("flaw");
  }

  @Test
  void after_a_start_in_the_silence_nobody_can_speak_for_it() {
    know(List.of("db-2"));
    see(heard("db-2", 9.95, 1, 9.9));
    assertThat(word(silent(10, Cause.TIMEOUT))).isEqualTo("failed");
  }

  @Test
  void one_witness_of_two_is_enough_and_the_detail_names_it() {
    know(List.of("db-2", "db-3"));
    see(passed("db-1", 8, 1));
    see(heard("db-2", 9.95, 1, 3));
    see(heard("db-3", 9.95, 1, 9.9));
    assertThat(silent(10, Cause.TIMEOUT).outcome().phrase())
        .isEqualTo(
            "passed, but timeout: no byte; alive all the same: db-3 receives what it writes");
  }

  @Test
  void without_witnesses_a_look_is_as_it_was() {
    know(List.of());
    var look = failed("db-1", 10, Cause.TIMEOUT);
    assertThat(witnesses.weigh(targets.get("db-1"), look)).isSameAs(look);
  }

  @Test
  void a_shut_door_makes_it_degraded_and_a_frozen_one_down() {
    know(List.of("db-2"));
    for (double at = 1; at < 4; at++) {
      see(passed("db-1", at, 1));
    }
    for (double at = 4; at < 8; at++) {
      see(heard("db-2", at - 0.05, 1, at - 0.1));
      see(silent(at, Cause.TIMEOUT));
    }
    assertThat(health.get("db-1").state()).isEqualTo(State.DEGRADED);
    for (double at = 8; at < 11; at++) {
      see(heard("db-2", at - 0.05, 1, 7));
      see(silent(at, Cause.TIMEOUT));
    }
    assertThat(health.get("db-1").state()).isEqualTo(State.DOWN);
  }

  private void know(List<String> names) {
    for (var name : List.of("db-1", "db-2", "db-3")) {
      var spec =
          new ProbeSpec.Postgresql(
              new Login(new Endpoint(name, 5432), new Account("relevo", new Secret("x"))),
              "postgres",
              new Duty(Role.ANY, Optional.empty()),
              name.equals("db-1") ? names : List.of(),
              Optional.empty(),
              Limits.NONE);
      targets.put(name, new Target(name, Optional.empty(), spec, PACE, Optional.empty()));
      health.put(name, Health.unknown(name, START));
    }
  }

  private void see(Observation look) {
    health.computeIfPresent(look.target(), (_, before) -> judge.judge(PACE, before, look));
  }

  /** A look at db-1 as it counts. */
  private Observation silent(double at, Cause cause) {
    return witnesses.weigh(targets.get("db-1"), failed("db-1", at, cause));
  }

  private static Observation failed(String name, double at, Cause cause) {
    return new Observation(
        name, new Outcome.Failed(cause, "no byte"), at(at), Duration.ofMillis(500));
  }

  /** Too many connections: an answer that says nothing of its timeline. */
  private static Observation full(double at) {
    var full = List.of(Measured.of(Measure.CONNECTIONS, 100));
    var outcome = new Outcome.Failed(Cause.SATURATED, "too many", full);
    return new Observation("db-1", outcome, at(at), Duration.ofMillis(5));
  }

  private static Observation passed(String name, double at, int timeline) {
    return look(name, at, List.of(new Measured(Measured.LINEAGE, "", timeline)));
  }

  private static Observation heard(String name, double at, int timeline, double heardAt) {
    return look(
        name,
        at,
        List.of(
            new Measured(Measured.LINEAGE, "", timeline),
            new Measured(Measured.HEARD, "", at - heardAt)));
  }

  private static Observation look(String name, double at, List<Measured> measures) {
    var outcome = new Outcome.Passed(Outcome.Answer.SERVING, Optional.empty(), measures);
    return new Observation(name, outcome, at(at), Duration.ofMillis(5));
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  private static String word(Observation look) {
    return switch (look.outcome()) {
      case Outcome.Passed passed -> passed.flaw().isPresent() ? "flaw" : "passed";
      case Outcome.Failed _ -> "failed";
      case Outcome.Unclear _ -> "unclear";
    };
  }
}

package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Role;
import io.relevo.probe.Flaw;
import io.relevo.probe.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each state comes to, without a server. */
class PostgresqlJudgementTest {

  @ParameterizedTest
  @CsvSource({
    // recovery, read-only, paused, receiving → as a primary, as a replica, as any
    "false, false, false, false, passed, flaw writable-replica, passed",
    "false, true, false, false, failed read-only, passed, passed",
    "true, false, false, true, failed read-only, passed, passed",
    "true, true, false, true, failed read-only, passed, passed",
    "true, false, false, false, failed read-only, flaw replica-stopped, flaw replica-stopped",
    "true, false, true, true, failed read-only, failed replica-stopped, flaw replica-stopped",
    "true, false, true, false, failed read-only, failed replica-stopped, flaw replica-stopped"
  })
  void a_state_has_its_verdict_in_each_role(
      boolean recovery,
      boolean readOnly,
      boolean paused,
      boolean receiving,
      String asPrimary,
      String asReplica,
      String asAny) {
    var facts =
        PostgresqlFacts.of(
            row(
                Map.of(
                    "recovery", recovery,
                    "read_only", readOnly,
                    "paused", paused,
                    "receiving", receiving)),
            Optional.empty());
    assertThat(word(Role.MASTER, facts)).isEqualTo(asPrimary);
    assertThat(word(Role.REPLICA, facts)).isEqualTo(asReplica);
    assertThat(word(Role.ANY, facts)).isEqualTo(asAny);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {
        // recovery, receiving, behind, age, delay, heartbeat → lag, and with a heartbeat
        "true, true, 0, 400, NULL, NULL, 0.0, unknown",
        "true, true, 8192, 7, NULL, NULL, 7.0, unknown",
        "true, false, 8192, 7, NULL, NULL, 7.0, unknown",
        "true, true, 8192, NULL, NULL, NULL, unknown, unknown",
        "true, true, NULL, 7, NULL, NULL, unknown, unknown",
        "true, false, 0, 7, NULL, NULL, unknown, unknown",
        "true, true, 8192, -1, NULL, NULL, 0.0, unknown",
        "true, true, 8192, 7, 5, NULL, 2.0, unknown",
        "true, true, 8192, 7, 60, NULL, 0.0, unknown",
        "true, true, 0, 400, 0, 30, 0.0, 30.0",
        "true, false, NULL, NULL, 0, 30, unknown, 30.0",
        "true, true, 0, 400, 20, 30, 0.0, 10.0",
        "true, true, 0, 400, 0, -2, 0.0, 0.0",
        "false, false, NULL, NULL, NULL, NULL, unknown, unknown",
        "false, false, NULL, NULL, 0, 30, unknown, unknown"
      })
  void lag_is_known_or_unknown_and_never_guessed(
      boolean recovery,
      boolean receiving,
      Double behind,
      Double age,
      Double delay,
      Double heartbeat,
      String told,
      String beaten) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("recovery", recovery);
    columns.put("receiving", receiving);
    columns.put("behind", behind);
    columns.put("age", age);
    columns.put("delay", delay);
    var facts = PostgresqlFacts.of(row(columns), Optional.empty());
    assertThat(text(facts.lag())).isEqualTo(told);
    assertThat(text(facts.beaten(Optional.ofNullable(heartbeat)).lag())).isEqualTo(beaten);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {"50, 20, 50.0", "20, 50, 50.0", "NULL, 20, 20.0", "NULL, NULL, unknown"})
  void the_scarcer_of_slots_and_senders_counts(Double slots, Double senders, String used) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("slots", slots);
    columns.put("senders", senders);
    assertThat(text(PostgresqlFacts.of(row(columns), Optional.empty()).slots())).isEqualTo(used);
  }

  private static String text(Optional<Double> number) {
    return number.map(Object::toString).orElse("unknown");
  }

  private static SqlRow row(Map<String, Object> columns) {
    return new SqlRow(name -> Optional.ofNullable(columns.get(name)));
  }

  private static String word(Role role, PostgresqlFacts facts) {
    return switch (PostgresqlJudgement.of(role, Limits.NONE, facts)) {
      case Outcome.Passed(_, var flaw, _) ->
          flaw.map(Flaw::cause).map(cause -> "flaw " + cause.code()).orElse("passed");
      case Outcome.Failed failed -> "failed " + failed.cause().code();
      case Outcome.Unclear _ -> "unclear";
    };
  }
}

package io.relevo.acceptance;

import io.relevo.lab.Lab;
import io.relevo.lab.RelevoProcess;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads what agents say of themselves in their metrics. */
final class Watching {
  private static final Duration SOON = Duration.ofSeconds(40);

  private Watching() {}

  static void untilUp(List<RelevoProcess> agents, String... targets) {
    untilAll(agents, "up", targets);
  }

  static void untilDown(List<RelevoProcess> agents, String... targets) {
    untilAll(agents, "down", targets);
  }

  private static void untilAll(List<RelevoProcess> agents, String state, String... targets) {
    for (var agent : agents) {
      for (var target : targets) {
        Lab.until(
            SOON, agent.name() + " finds " + target + " " + state, () -> is(agent, target, state));
      }
    }
  }

  static boolean is(RelevoProcess agent, String target, String state) {
    return sum(
            agent,
            "relevo_target_state",
            labels -> labels.contains("\"" + target + "\"") && labels.contains("\"" + state + "\""))
        == 1;
  }

  /** Waits until nothing is open and nothing is left to be told. */
  static void untilQuiet(List<RelevoProcess> agents) {
    for (var agent : agents) {
      Lab.until(
          SOON, agent.name() + " has no open incident and an empty outbox", () -> quiet(agent));
    }
  }

  static long waiting(RelevoProcess agent) {
    return (long) sum(agent, "relevo_outbox_messages", labels -> labels.contains("waiting"));
  }

  private static boolean quiet(RelevoProcess agent) {
    var status = agent.get("/status");
    return status.replaceAll("\\s", "").contains("\"incidents\":[]") && waiting(agent) == 0;
  }

  static long looks(RelevoProcess agent, String target) {
    return (long)
        sum(
            agent,
            "relevo_probe_duration_seconds_count",
            labels -> labels.contains("\"" + target + "\""));
  }

  /** How many looks it began, at anything. */
  static long begun(RelevoProcess agent) {
    return (long) sum(agent, "relevo_probe_lateness_seconds_count", _ -> true);
  }

  static long ended(RelevoProcess agent) {
    return (long) sum(agent, "relevo_probe_duration_seconds_count", _ -> true);
  }

  static long failures(RelevoProcess agent) {
    return (long) sum(agent, "relevo_probe_failures_total", _ -> true);
  }

  /** How often it took a member out since it started. */
  static long takenOut(RelevoProcess agent) {
    return (long)
        sum(
            agent,
            "relevo_actions_total",
            labels -> labels.contains("\"out\"") && labels.contains("\"begun\""));
  }

  static double sum(RelevoProcess agent, String name, Predicate<String> labels) {
    return Pattern.compile("^" + name + "(\\{[^}]*\\})? ([0-9.eE+-]+)$", Pattern.MULTILINE)
        .matcher(agent.get("/metrics"))
        .results()
        .filter(match -> labels.test(String.valueOf(match.group(1))))
        .mapToDouble(match -> Double.parseDouble(match.group(2)))
        .sum();
  }
}

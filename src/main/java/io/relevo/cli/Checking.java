package io.relevo.cli;

import io.relevo.api.view.Table;
import io.relevo.config.ConfigException;
import io.relevo.config.ConfigFile;
import io.relevo.config.ConfigProblem;
import io.relevo.config.Durations;
import io.relevo.config.Sources;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Target;
import io.relevo.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Reads a configuration without a daemon: every problem, or how soon each target would be down. */
final class Checking {
  private final Shell shell;

  Checking(Shell shell) {
    this.shell = shell;
  }

  /** What is told as JSON. */
  record Verdict(boolean good, List<ConfigProblem> problems, List<Detection> targets) {}

  /**
   * How long at most from a failure to the verdict.
   *
   * @param refused when the target refuses
   * @param silent when it is silent
   */
  record Detection(String target, Duration refused, Duration silent) {
    static Detection of(Target target) {
      var pace = target.pace();
      return new Detection(target.name(), pace.slowestToRefused(), pace.slowestToSilent());
    }
  }

  int check(Path file, String agent, boolean json) {
    try {
      good(file, ConfigFile.load(file, agent, Sources.ofThisProcess()).fleet(), json);
      return Exit.OK;
    } catch (ConfigException e) {
      return bad(e.problems(), json);
    }
  }

  /**
   * Goes on with what a good configuration says there is, as any of its agents reads it and without
   * its secrets; or prints every problem of a bad one.
   */
  int survey(Path file, boolean json, ToIntFunction<Fleet> good) throws IOException {
    try {
      var agent = ConfigFile.agents(file).stream().findFirst().orElse(shell.agent());
      var sources = Sources.ofThisProcess().withoutSecrets();
      return good.applyAsInt(ConfigFile.load(file, agent, sources).fleet());
    } catch (ConfigException e) {
      return bad(e.problems(), json);
    }
  }

  private int bad(List<ConfigProblem> problems, boolean json) {
    if (json) {
      shell.say(Json.pretty(new Verdict(false, problems, List.of())) + "\n");
    } else {
      problems.forEach(problem -> shell.say(problem + "\n"));
    }
    return Exit.CONFIG;
  }

  private void good(Path file, Fleet fleet, boolean json) {
    var targets = fleet.targets().values().stream().map(Detection::of).toList();
    shell.say(
        json
            ? Json.pretty(new Verdict(true, List.of(), targets)) + "\n"
            : headline(file, fleet) + table(targets));
  }

  private static String headline(Path file, Fleet fleet) {
    return "%s is good.%nagent %s, mode %s; targets: %d, groups: %d, switches: %d%n%n"
        .formatted(
            file,
            fleet.agent().name(),
            fleet.agent().mode().name().toLowerCase(Locale.ROOT),
            fleet.targets().size(),
            fleet.groups().size(),
            fleet.switches().size());
  }

  private static String table(List<Detection> targets) {
    var table = new Table("TARGET", "DOWN AFTER AT MOST", "WHEN SILENT");
    targets.forEach(
        t -> table.row(t.target(), Durations.text(t.refused()), Durations.text(t.silent())));
    return table.text();
  }
}

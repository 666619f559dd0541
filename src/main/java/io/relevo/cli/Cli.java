package io.relevo.cli;

import io.relevo.config.Durations;
import io.relevo.failover.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Every command, in the order of {@code relevo --help}: a method each. */
@Command(
    name = "relevo",
    description =
        "Watches the few machines a service stands on, and moves traffic away from what broke.",
    versionProvider = Version.class,
    sortOptions = false,
    addMethodSubcommands = false,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is so, or it was done",
      "1:it is not so, or a law refused it",
      "64:the command was typed wrongly",
      "65:a name or a value is not known",
      "69:the daemon cannot be reached",
      "70:a defect of Relevo",
      "75:not now; try again later",
      "77:no permission",
      "78:the configuration has problems"
    },
    footer = {
      "",
      "RELEVO_SOCKET and RELEVO_AGENT stand in for --socket and --as. Times are shown",
      "in your zone (TZ) and in UTC; spans are written 90s, 30m, 1h30m, 2d."
    })
public class Cli {
  private final Shell shell;
  private final Runner runner;
  private final boolean planning;

  @Option(
      names = "--socket",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:RELEVO_SOCKET:-/run/relevo/relevo.sock}",
      description = "the daemon's socket (default: ${DEFAULT-VALUE})")
  private Path socket = Path.of("/run/relevo/relevo.sock");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli asks for it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "show the version")
  @SuppressWarnings("UnusedVariable")
  private boolean version;

  /**
   * @param planning whether acts are only planned
   */
  Cli(Shell shell, Runner runner, boolean planning) {
    this.shell = shell;
    this.runner = runner;
    this.planning = planning;
  }

  /**
   * Carries out what was typed.
   *
   * @param runner what {@code relevo run} does
   * @return the exit code
   */
  public static int main(String[] typed, Runner runner) {
    return execute(Shell.real(), runner, typed);
  }

  static int execute(Shell shell, Runner runner, String... typed) {
    return Typed.line(new Cli(shell, runner, false), shell, typed).execute(typed);
  }

  @Command(name = "run", description = "Run the daemon until it is told to stop.")
  int run(
      @Option(
              names = "--config",
              paramLabel = "FILE",
              defaultValue = "/etc/relevo/relevo.yaml",
              description = "the configuration (default: ${DEFAULT-VALUE})")
          Path config,
      @Option(names = "--as", paramLabel = "AGENT", description = Says.AS) @Nullable String agent)
      throws IOException {
    try {
      return runner.run(config, agent == null ? shell.agent() : agent);
    } catch (IOException e) {
      shell.complain(String.valueOf(e.getMessage()));
      return Exit.UNAVAILABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.OK;
    }
  }

  @Command(
      name = "check",
      description =
          "Read a configuration; print every problem, or how soon a target would be down.")
  int check(
      @Parameters(paramLabel = "FILE", description = "the configuration") Path file,
      @Option(names = "--as", paramLabel = "AGENT", description = Says.AS) @Nullable String agent,
      @Option(names = "--json", description = Says.JSON) boolean json)
      throws IOException {
    return new Checking(shell).check(file, agent == null ? shell.agent() : agent, json);
  }

  @Command(
      name = "spof",
      description = "List what takes a service down by its failure alone, and what would mend it.")
  int spof(
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              defaultValue = "/etc/relevo/relevo.yaml",
              description = "the configuration (default: ${DEFAULT-VALUE})")
          Path file,
      @Option(names = "--json", description = Says.JSON) boolean json)
      throws IOException {
    return new Checking(shell).survey(file, json, fleet -> new Spof(shell).say(fleet, json));
  }

  @Command(name = "status", description = "Show how everything stands.")
  int status(@Option(names = "--json", description = Says.JSON) boolean json) {
    return daemon().show("/status", json);
  }

  @Command(
      name = "why",
      description =
          "Show why a target, group, service or switch is as it is: the evidence, the laws, the lines of the configuration.")
  int why(
      @Parameters(paramLabel = "NAME", description = "what to explain") String name,
      @Option(names = "--json", description = Says.JSON) boolean json) {
    return daemon().show("/why/" + Daemon.part(name), json);
  }

  @Command(
      name = "holds",
      description = "List what is held off its normal place, by whom, why, until when.")
  int holds(@Option(names = "--json", description = Says.JSON) boolean json) {
    return daemon().show("/holds", json);
  }

  @Command(name = "incidents", description = "List incidents, or tell the story of one.")
  int incidents(
      @Parameters(
              paramLabel = "CODE",
              arity = "0..1",
              description = "the code in the mail's subject")
          @Nullable String code,
      @Option(names = "--json", description = Says.JSON) boolean json) {
    return daemon().show("/incidents" + (code == null ? "" : "/" + Daemon.part(code)), json);
  }

  @Command(
      name = "advice",
      description = "Tell what would have been done where the mode allows no act.")
  int advice(
      @Option(
              names = "--since",
              paramLabel = "TIME",
              defaultValue = "7d",
              description = "how far back (default: ${DEFAULT-VALUE})")
          Duration since,
      @Option(names = "--json", description = Says.JSON) boolean json) {
    return daemon().show("/advice?since=" + Durations.text(since), json);
  }

  @Command(name = "drain", description = "Take a member out of rotation for a time.")
  int drain(
      @Parameters(paramLabel = "MEMBER", description = Says.MEMBER) String member,
      @Option(names = "--for", paramLabel = "TIME", required = true, description = Says.FOR)
          Duration lasting,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Says.WHY)
          String reason,
      @Option(
              names = "--force",
              description = "do it against the law that refuses it; that is recorded")
          boolean force,
      @Option(names = "--dry-run", description = Says.DRY_RUN) boolean dryRun) {
    return order(new Order.Drain(member, lasting, reason, user(), force), dryRun);
  }

  @Command(
      name = "ready",
      description =
          "Bring a member back before its time, and hand a switch moved by hand back to Relevo.")
  int ready(
      @Parameters(paramLabel = "MEMBER", description = Says.MEMBER) String member,
      @Option(
              names = "--force",
              description = "though its own probe is not green; that is recorded")
          boolean force,
      @Option(names = "--dry-run", description = Says.DRY_RUN) boolean dryRun) {
    return order(new Order.Ready(member, user(), force), dryRun);
  }

  @Command(name = "pause", description = "Freeze every switch where it is for a time.")
  int pause(
      @Option(names = "--for", paramLabel = "TIME", required = true, description = Says.FOR)
          Duration lasting,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Says.WHY)
          String reason,
      @Option(names = "--dry-run", description = Says.DRY_RUN) boolean dryRun) {
    return order(new Order.Pause(lasting, reason, user()), dryRun);
  }

  @Command(name = "resume", description = "End the freeze.")
  int resume(@Option(names = "--dry-run", description = Says.DRY_RUN) boolean dryRun) {
    return order(new Order.Resume(user()), dryRun);
  }

  @Command(
      name = "plan",
      description = "Print what an act would do, step by step to the letter, and do nothing.")
  int plan(
      @Parameters(
              paramLabel = "ACT",
              arity = "1..*",
              description = "a command that has --dry-run, with all that belongs to it")
          List<String> act) {
    if (!Typed.ACTS.contains(act.getFirst())) {
      shell.complain(
          "plan: must be one of %s (was: %s)"
              .formatted(String.join(", ", Typed.ACTS), act.getFirst()));
      return Exit.USAGE;
    }
    // the act's own --socket, where it has one, comes after ours and counts
    var typed = Stream.concat(Stream.of("--socket", socket.toString()), act.stream());
    return Typed.line(new Cli(shell, runner, true), shell)
        .setOverwrittenOptionsAllowed(true)
        .execute(typed.toArray(String[]::new));
  }

  @Command(
      name = "reload",
      description = "Read the configuration again; a bad one changes nothing.")
  int reload() {
    return daemon().reload();
  }

  @Command(name = "beat", description = "Report of a job that must report by itself: it is done.")
  int beat(
      @Parameters(paramLabel = "NAME", description = "a target with `heartbeat`") String name,
      @Option(names = "--start", description = "it has begun") boolean start,
      @Option(names = "--finish", description = "it is done (the default)") boolean finish,
      @Option(names = "--fail", description = "it has failed") boolean fail) {
    if (Stream.of(start, finish, fail).filter(said -> said).count() > 1) {
      shell.complain("beat: must have at most one of --start, --finish and --fail");
      return Exit.USAGE;
    }
    return daemon().beat(name, start ? "start" : fail ? "fail" : "finish");
  }

  Daemon daemon() {
    return new Daemon(shell, socket);
  }

  int order(Order order, boolean dryRun) {
    return daemon().order(order, dryRun || planning);
  }

  String user() {
    return shell.user();
  }
}

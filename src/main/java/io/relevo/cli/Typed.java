package io.relevo.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads what was typed: how values are read, and what is said when they cannot be. */
final class Typed {
  private static final int WIDTH = 80;

  /** As an operator learns them, which reflection does not know. */
  private static final List<String> COMMANDS =
      List.of(
          "run",
          "check",
          "spof",
          "rehearse",
          "status",
          "why",
          "advice",
          "drain",
          "ready",
          "maintenance",
          "holds",
          "incidents",
          "pause",
          "resume",
          "plan",
          "reload",
          "beat");

  /** Those that {@code plan} foretells. */
  static final List<String> ACTS = List.of("drain", "ready", "maintenance", "pause", "resume");

  private Typed() {}

  /** The commands, or the one that was typed: each costs some milliseconds of every start. */
  static CommandLine line(Cli cli, Shell shell, String... typed) {
    var line = new CommandLine(cli);
    var named = Stream.of(typed).limit(1).filter(COMMANDS::contains).toList();
    (named.isEmpty() ? COMMANDS : named).forEach(name -> add(line, name, cli, shell));
    return line.registerConverter(Duration.class, new Span())
        .setUsageHelpWidth(WIDTH)
        .setUsageHelpAutoWidth(false)
        .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((wrong, _) -> mistyped(wrong, shell))
        .setExecutionExceptionHandler((defect, _, _) -> defect(defect, shell));
  }

  private static void add(CommandLine line, String name, Cli cli, Shell shell) {
    switch (name) {
      case "maintenance" -> line.addSubcommand(new Maintenance(cli));
      case "rehearse" -> line.addSubcommand(new Rehearse(shell));
      default ->
          CommandLine.getCommandMethods(Cli.class, name)
              .forEach(method -> line.addSubcommand(name, method));
    }
    // what follows the act is the act's
    Optional.ofNullable(line.getSubcommands().get("plan"))
        .ifPresent(plan -> plan.setStopAtPositional(true));
  }

  private static int mistyped(ParameterException wrong, Shell shell) {
    shell.complain(String.valueOf(wrong.getMessage()));
    var line = wrong.getCommandLine();
    UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
    line.getErr().println("  " + line.getCommandSpec().qualifiedName() + " --help says more");
    return Exit.USAGE;
  }

  private static int defect(Exception defect, Shell shell) {
    shell.complain("a defect of Relevo: " + defect);
    defect.printStackTrace(shell.err());
    return Exit.SOFTWARE;
  }
}

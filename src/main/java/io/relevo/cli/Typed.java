package io.relevo.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads what was typed: how values are read, and what is said when they cannot be. */
final class Typed {
  private Typed() {}

  static CommandLine line(Cli cli, Shell shell) {
    return new CommandLine(cli)
        .addSubcommand(new Maintenance(cli))
        .registerConverter(Duration.class, new Span())
        .setUsageHelpWidth(80)
        .setUsageHelpAutoWidth(false)
        .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((wrong, _) -> mistyped(wrong, shell))
        .setExecutionExceptionHandler((defect, _, _) -> defect(defect, shell));
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

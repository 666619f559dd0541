package io.relevo.cli;

import io.relevo.failover.Order;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code relevo maintenance on|off SERVICE}. */
@Command(
    name = "maintenance",
    description = "Put a service in maintenance, or end it.",
    synopsisSubcommandLabel = "on|off")
final class Maintenance {
  private final Cli cli;

  Maintenance(Cli cli) {
    this.cli = cli;
  }

  @Command(name = "on", description = "Put a service in maintenance for a time.")
  int on(
      @Parameters(paramLabel = "SERVICE", description = Says.SERVICE) String service,
      @Option(names = "--for", paramLabel = "TIME", required = true, description = Says.FOR)
          Duration lasting,
      @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Says.WHY)
          String reason,
      @Option(names = "--dry-run", description = Says.DRY_RUN) boolean dryRun) {
    return cli.order(new Order.MaintenanceOn(service, lasting, reason, cli.user()), dryRun);
  }

  @Command(name = "off", description = "End a service's maintenance.")
  int off(
      @Parameters(paramLabel = "SERVICE", description = Says.SERVICE) String service,
      @Option(names = "--dry-run", description = Says.DRY_RUN) boolean dryRun) {
    return cli.order(new Order.MaintenanceOff(service, cli.user()), dryRun);
  }
}

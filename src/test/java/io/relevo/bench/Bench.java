package io.relevo.bench;

import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import java.util.List;

/** Runs one bench: {@code ./dev bench NAME [--option value …]}. */
public final class Bench {
  private static final int CANNOT_RUN_HERE = 77;
  private static final int USAGE = 64;

  private static final List<Offer> OFFERS =
      List.of(
          new Offer(
              "failover",
              "[--rounds N] [--seed S]",
              "from a fault of nginx to the address on the other host, beside keepalived alone",
              new FailoverBench()),
          new Offer(
              "probes",
              "[--seconds N]",
              "what a look costs, beside HAProxy's checks and blackbox_exporter",
              new ProbesBench()),
          new Offer(
              "start",
              "[--starts N] [--watch SECONDS]",
              "from the start of the packaged daemon to ready, and its memory",
              new StartBench()),
          new Offer(
              "decide",
              "[--rounds N]",
              "one turn with a change and one without, at 10, 1,000 and 10,000 members",
              new DecideBench()));

  /** What there is to choose from. */
  private record Offer(String name, String usage, String what, Benchmark bench) {}

  /** Something that can be measured. */
  @FunctionalInterface
  interface Benchmark {
    /** Measures and prints. */
    void run(Options options) throws Throwable;
  }

  private Bench() {}

  public static void main(String[] args) throws Throwable {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) throws Throwable {
    var wanted = args.isEmpty() ? "" : args.getFirst();
    var offer = OFFERS.stream().filter(each -> each.name().equals(wanted)).findFirst();
    try {
      offer
          .orElseThrow(
              () -> new Options.Misuse("bench: must be one of these (was: %s)".formatted(wanted)))
          .bench()
          .run(Options.of(args.subList(1, args.size())));
      return 0;
    } catch (Options.Misuse misuse) {
      System.err.println(misuse.getMessage());
      OFFERS.forEach(
          each ->
              System.err.printf(
                  "  ./dev bench %-9s%-31s%s%n", each.name(), each.usage(), each.what()));
      return USAGE;
    } catch (CannotRun here) {
      System.err.println("This bench cannot run here: " + here.getMessage());
      return CANNOT_RUN_HERE;
    }
  }

  /** Refuses to run where the machine lacks something. */
  static void needs(Need... needs) {
    Lab.lacks(needs)
        .ifPresent(
            reason -> {
              throw new CannotRun(reason);
            });
  }

  /** The machine lacks something that the bench needs. */
  private static final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotRun(String reason) {
      super(reason);
    }
  }
}

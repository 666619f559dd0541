package io.relevo.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What a turn costs, and how that grows with the fleet. */
final class DecideBench implements Bench.Benchmark {
  private static final List<Integer> MEMBERS = List.of(10, 1_000, 10_000);

  /** The compiler has to keep up on a busy machine too. */
  private static final int WARM_UPS = 8;

  @Override
  public void run(Options options) throws RunnerException {
    var rounds = options.count("--rounds", 10);
    options.done();
    var results = measured(rounds);
    System.out.printf("%-28s%10s%12s%12s%n", "", "members", "mean us", "worst us");
    results.forEach(DecideBench::print);
    System.out.println(
        new Line("decide")
            .with("turn_us_10", mean(results, "change", 10))
            .with("turn_us_1000", mean(results, "change", 1_000))
            .with("turn_us_10000", mean(results, "change", 10_000))
            .with("idle_us_10000", mean(results, "idle", 10_000))
            .with("survey_us_10000", mean(results, "survey", 10_000)));
  }

  private static Collection<RunResult> measured(int rounds) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(TurnCost.class.getName())
            .param("members", MEMBERS.stream().map(String::valueOf).toArray(String[]::new))
            .mode(Mode.AverageTime)
            .warmupIterations(WARM_UPS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(rounds)
            .measurementTime(TimeValue.seconds(1))
            .forks(0)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    return new Runner(options).run();
  }

  private static void print(RunResult result) {
    System.out.printf(
        "%-28s%10s%12.1f%12.1f%n",
        label(result),
        result.getParams().getParam("members"),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getStatistics().getMax());
  }

  private static double mean(Collection<RunResult> results, String label, int members) {
    return results.stream()
        .filter(result -> label(result).equals(label))
        .filter(result -> result.getParams().getParam("members").equals("" + members))
        .findFirst()
        .orElseThrow()
        .getPrimaryResult()
        .getScore();
  }

  private static String label(RunResult result) {
    var name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}

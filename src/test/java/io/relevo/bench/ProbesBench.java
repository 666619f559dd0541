package io.relevo.bench;

import io.relevo.lab.Folder;
import io.relevo.lab.Need;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a look costs: the packaged daemon, judging and metrics included, and beside it in the same
 * run HAProxy's checks and blackbox_exporter, all against one nginx.
 */
final class ProbesBench implements Bench.Benchmark {
  private static final List<Integer> RATES = List.of(100, 2_000, 10_000);
  private static final int COMPARED = 2_000;
  private static final int MOST = 10_000;
  private static final String ROW = "%-18s %8s %10s %13s %13s   %8s %8s %8s%n";

  private final List<Watching.Result> results = new ArrayList<>();

  @Override
  public void run(Options options) throws Exception {
    var time = Duration.ofSeconds(options.count("--seconds", 20));
    options.done();
    Bench.needs(Need.NGINX, Need.HAPROXY, Need.BLACKBOX);
    System.out.printf("%s%n%d s for each row%n%n", Machine.line(), time.toSeconds());
    System.out.printf(
        ROW, "", "targets", "looks/s", "CPU/look, us", "resident, MB", "late p50", "p99", "worst");
    try (var folder = Folder.create("bench");
        var nginx = Crowd.start(folder.path().resolve("nginx"))) {
      for (int rate : RATES) {
        measure(rate, nginx, folder.path(), time);
      }
    }
    System.out.printf("%n%s%n", line());
  }

  /** A watcher that cannot do so much is compared at the most it can. */
  private void measure(int rate, Crowd nginx, Path folder, Duration time) throws Exception {
    for (var watcher : Watcher.values()) {
      if (rate <= watcher.most() || rate == COMPARED) {
        var own = Files.createDirectories(folder.resolve(watcher.name() + rate));
        Files.createDirectories(own.resolve("state"));
        row(watcher, Math.min(rate, watcher.most()), nginx, own, time);
      }
    }
  }

  /**
   * One that cannot keep up on this machine is said to, and the others are measured all the same.
   */
  private void row(Watcher watcher, int rate, Crowd nginx, Path folder, Duration time)
      throws Exception {
    try {
      print(new Watching(watcher, rate, nginx).measure(folder, time));
    } catch (HttpTimeoutException e) {
      System.out.printf("%-18s %8d   cannot keep up: %s%n", watcher, rate, e.getMessage());
    }
  }

  private void print(Watching.Result result) {
    results.add(result);
    System.out.printf(
        ROW,
        result.watcher(),
        result.asked(),
        Figures.text(result.perSecond()),
        Figures.text(result.micros(), 1),
        Figures.text(result.resident()),
        Figures.text(result.late(0.5)),
        Figures.text(result.late(0.99)),
        Figures.text(result.late(1)));
  }

  private Line line() {
    var reuse = micros(Watcher.REUSE);
    var fresh = micros(Watcher.FRESH);
    var haproxy = micros(Watcher.HAPROXY);
    var blackbox = micros(Watcher.BLACKBOX);
    return new Line("probes")
        .with("reuse_us", reuse, 1)
        .with("fresh_us", fresh, 1)
        .with("haproxy_us", haproxy, 1)
        .with("blackbox_us", blackbox, 1)
        .with("reuse_vs_haproxy", reuse / haproxy, 2)
        .with("fresh_vs_haproxy", fresh / haproxy, 2)
        .with("reuse_vs_blackbox", reuse / blackbox, 2)
        .with("lateness_ms_p99", worst(result -> result.late(0.99)))
        .with("rss_mb", worst(Watching.Result::resident));
  }

  private double micros(Watcher watcher) {
    var rate = Math.min(COMPARED, watcher.most());
    return results.stream()
        .filter(result -> result.watcher() == watcher && result.asked() == rate)
        .mapToDouble(Watching.Result::micros)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Of Relevo's two ways at the highest rate. */
  private double worst(ToDoubleFunction<Watching.Result> column) {
    return results.stream()
        .filter(result -> result.watcher().relevo() && result.asked() == MOST)
        .mapToDouble(column)
        .max()
        .orElse(Double.NaN);
  }
}

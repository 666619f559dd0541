package io.relevo.bench;

import io.relevo.lab.Folder;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Nginx;
import io.relevo.lab.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * From the start of the packaged daemon with ten targets to ready, and what it then holds in
 * memory.
 */
final class StartBench implements Bench.Benchmark {
  private static final int TARGETS = 10;
  private static final String ROW = "%-6s %10s %14s %13s%n";

  @Override
  public void run(Options options) throws Throwable {
    var starts = options.count("--starts", 5);
    var watch = Duration.ofSeconds(options.count("--watch", 10));
    options.done();
    Bench.needs(Need.NGINX);
    System.out.printf(
        "%s%n%d targets, %d s of watching%n%n", Machine.line(), TARGETS, watch.toSeconds());
    print(measure(starts, watch));
  }

  private static List<Starting.Result> measure(int starts, Duration watch) throws Throwable {
    var results = new ArrayList<Starting.Result>();
    try (var temporary = Folder.create("bench");
        var nginx = nginx(temporary.path())) {
      var folder = temporary.path();
      var config = Files.writeString(folder.resolve("relevo.yml"), config(nginx));
      for (var start = 1; start <= starts; start++) {
        // an empty state folder each time: the first start of all is the slowest
        var own = folder.resolve("start-" + start);
        Files.createDirectories(own.resolve("state"));
        results.add(Starting.measure(config, own, watch));
      }
    }
    return results;
  }

  private static Nginx nginx(Path folder) {
    return Nginx.start(Place.loopback(), "start", Lab.freePort(), folder.resolve("nginx"));
  }

  private static String config(Nginx nginx) {
    return """
        agent:
          mode: act
          state: "${env:RELEVO_DIR}/state"
          socket: "${env:RELEVO_DIR}/relevo.sock"
          http: "127.0.0.1:%d"
        mail: { relays: ["smtp://127.0.0.1:25"], from: "Relevo <relevo@example.test>" }
        people:
          ana: { mail: ana@example.test }
        targets:
        %s
        groups:
          web: { members: [nginx-1, nginx-2], keep: 1 }
        switches:
          vip-1: { member: nginx-1, keepalived: "${env:RELEVO_DIR}/vip-1" }
        """
        .formatted(Lab.freePort(), targets(nginx));
  }

  private static String targets(Nginx nginx) {
    return IntStream.rangeClosed(1, TARGETS)
        .mapToObj(
            i -> "  nginx-%d: { nginx: \"%s\", every: 1s }".formatted(i, nginx.uri("/healthz")))
        .collect(Collectors.joining("\n"));
  }

  private static void print(List<Starting.Result> results) {
    System.out.printf(ROW, "start", "ready, ms", "processor, ms", "resident, MB");
    for (var i = 0; i < results.size(); i++) {
      row(Integer.toString(i + 1), results.get(i));
    }
    var median =
        new Starting.Result(
            p50(results, Starting.Result::ready),
            p50(results, Starting.Result::busy),
            p50(results, Starting.Result::resident));
    row("median", median);
    System.out.printf(
        "%n%s%n",
        new Line("start").with("ready_ms_p50", median.ready()).with("rss_mb", median.resident()));
  }

  private static void row(String name, Starting.Result result) {
    System.out.printf(
        ROW,
        name,
        Figures.text(result.ready()),
        Figures.text(result.busy()),
        Figures.text(result.resident()));
  }

  private static double p50(
      List<Starting.Result> results, ToDoubleFunction<Starting.Result> column) {
    return Figures.of(results.stream().mapToDouble(column)).p50();
  }
}

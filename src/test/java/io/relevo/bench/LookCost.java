package io.relevo.bench;

import com.sun.management.OperatingSystemMXBean;
import io.relevo.fleet.Expect;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Lab;
import io.relevo.lab.Nginx;
import io.relevo.lab.Place;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Beats;
import io.relevo.probe.kind.Probe;
import io.relevo.probe.kind.Probes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** What one look costs in CPU: {@code LookCost [looks per second] [seconds]}. */
public final class LookCost {
  private static final int TARGETS = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Probe[] probes;
  private final int perSecond;
  private final LongAdder passed = new LongAdder();
  private final LongAdder other = new LongAdder();

  private LookCost(Probe[] probes, int perSecond) {
    this.probes = probes;
    this.perSecond = perSecond;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    int perSecond = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    var time = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 10);
    Path folder = Files.createTempDirectory("look-cost");
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (Nginx nginx = Nginx.start(Place.loopback(), "a", Lab.freePort(), folder)) {
      var expect = new Expect(200, 399, true, Optional.of("hello"));
      var spec = new ProbeSpec.Http(nginx.uri("/healthz"), expect);
      var factory = new Probes(vertx, new Beats(folder));
      var probes =
          IntStream.range(0, TARGETS)
              .mapToObj(i -> factory.make(spec, Duration.ofSeconds(1)))
              .toArray(Probe[]::new);
      var cost = new LookCost(probes, perSecond);
      cost.run(WARM_UP);
      cost.measure(time);
    } finally {
      vertx.close().await();
    }
  }

  private void measure(Duration time) {
    passed.reset();
    other.reset();
    long cpu = SYSTEM.getProcessCpuTime();
    run(time);
    double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3;
    long looks = passed.sum() + other.sum();
    System.out.printf(
        "looks=%d per_second=%d not_passed=%d fresh_us=%.1f%n",
        looks, looks / time.toSeconds(), other.sum(), micros / looks);
  }

  private void run(Duration time) {
    long begin = System.nanoTime();
    long looks = perSecond * time.toSeconds();
    for (long i = 0; i < looks; i++) {
      long due = begin + i * 1_000_000_000L / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      var unused = probes[(int) (i % TARGETS)].look().thenAccept(this::count);
    }
  }

  private void count(Outcome outcome) {
    (outcome instanceof Outcome.Passed ? passed : other).increment();
  }
}

package io.relevo.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.journal.Entry;
import io.relevo.loop.Console;
import io.relevo.loop.Onlooker;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.turn.Plan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What dashboards and alert rules are made of. The loop reports each look, turn and delivery; the
 * rest is read when somebody scrapes. Safe to use from any thread.
 */
public final class Meters implements Onlooker {
  private static final Duration[] LATENESS =
      IntStream.of(1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100, 250, 500, 1000, 5000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Standing standing = new Standing(registry);
  private final Counts counts = new Counts(registry);
  private final Timer lateness =
      Timer.builder("relevo.probe.lateness").serviceLevelObjectives(LATENESS).register(registry);
  private final Targets targets =
      new Targets(standing, registry.counter("relevo.measures.dropped"));

  /**
   * @param version what {@code relevo_build_info} says
   */
  public Meters(String version) {
    Gauge.builder("relevo.build.info", () -> 1).tag("version", version).register(registry);
  }

  /** From now on a scrape reads how things stand here. */
  public void read(Console console) {
    standing.read(console);
  }

  @Override
  public void began(long late) {
    lateness.record(late, TimeUnit.NANOSECONDS);
  }

  @Override
  public void looked(Observation look) {
    targets.looked(look);
    if (look.outcome() instanceof Outcome.Failed(Cause cause, _, _)) {
      counts.failed(cause);
    }
  }

  @Override
  public void turned(Plan plan) {
    targets.watch(plan.situation().scene().fleet());
    plan.entries().forEach(this::happened);
  }

  private void happened(Entry entry) {
    switch (entry) {
      case Entry.MoveBegun e -> counts.acted(e.to(), "begun");
      case Entry.MoveSettled e -> counts.acted(e.setting(), "settled");
      case Entry.MovedByOthers e -> counts.acted(e.wanted(), "left");
      case Entry.WasBlind e -> counts.blind(e.blind());
      case Entry.Refused e -> counts.refused(e.refusal().law());
      default -> {}
    }
  }

  /**
   * One try to deliver a notice.
   *
   * @param channel {@code mail}
   */
  public void delivered(String channel, Delivery delivery) {
    counts.delivered(channel, delivery);
  }

  /**
   * Writes everything in Prometheus' text format. The series of targets are written as they are
   * read, so that a page of any length takes no memory.
   */
  public void scrape(OutputStream out) throws IOException {
    standing.refresh();
    registry.scrape(out);
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    targets.write(new Lines(writer));
    writer.flush();
  }
}

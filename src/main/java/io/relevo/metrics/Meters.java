package io.relevo.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.loop.Console;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What dashboards and alert rules are made of. The loop reports each look, move and delivery; the
 * rest is read when somebody scrapes. Safe to use from any thread.
 */
public final class Meters {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Standing standing = new Standing(registry);
  private final Map<Cause, Counter> failures = new EnumMap<>(Cause.class);
  private final Map<List<String>, Counter> actions = new ConcurrentHashMap<>();
  private final Map<List<String>, Counter> notifications = new ConcurrentHashMap<>();
  private volatile Map<String, Watched> targets = Map.of();

  /**
   * @param version what {@code relevo_build_info} says
   */
  public Meters(String version) {
    Gauge.builder("relevo.build.info", () -> 1).tag("version", version).register(registry);
    for (var cause : Cause.values()) {
      failures.put(
          cause,
          Counter.builder("relevo.probe.failures").tag("cause", cause.code()).register(registry));
    }
  }

  /** From now on a scrape reads how things stand here. */
  public void read(Console console) {
    standing.read(console);
  }

  /** The targets there are, at the start and after each reload. */
  public synchronized void watch(Fleet fleet) {
    var kept = new HashMap<>(targets);
    kept.values().removeIf(known -> !known.fits(fleet));
    targets.values().stream()
        .filter(known -> !kept.containsValue(known))
        .forEach(known -> known.forget(registry));
    fleet
        .targets()
        .forEach(
            (name, target) ->
                kept.computeIfAbsent(name, _ -> new Watched(registry, target, standing)));
    targets = kept;
  }

  /** One look, done. */
  public void looked(Observation look) {
    var watched = targets.get(look.target());
    if (watched != null) {
      watched.looked(look);
    }
    if (look.outcome() instanceof Outcome.Failed(Cause cause, String _)) {
      Objects.requireNonNull(failures.get(cause)).increment();
    }
  }

  /** One move of a switch, done or failed. */
  public void moved(Setting to, boolean done) {
    count(actions, "relevo.actions", "action", action(to), done ? "done" : "failed");
  }

  /**
   * One try to deliver a notice.
   *
   * @param channel {@code mail}
   */
  public void delivered(String channel, Delivery delivery) {
    count(notifications, "relevo.notifications", "channel", channel, result(delivery));
  }

  /** Everything, in Prometheus' text format. */
  public String scrape() {
    standing.refresh();
    return registry.scrape();
  }

  private void count(
      Map<List<String>, Counter> counters, String name, String tag, String value, String result) {
    counters
        .computeIfAbsent(
            List.of(value, result),
            _ -> Counter.builder(name).tag(tag, value).tag("result", result).register(registry))
        .increment();
  }

  private static String action(Setting to) {
    return switch (to) {
      case Setting.Share(int percent) when percent == 0 -> "out";
      case Setting.Share(int percent) when percent == 100 -> "in";
      case Setting.Share _ -> "share";
      case Setting.Maintenance(boolean on) -> on ? "maintenance-on" : "maintenance-off";
    };
  }

  private static String result(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted _ -> "accepted";
      case Delivery.Later _ -> "later";
      case Delivery.Refused _ -> "refused";
    };
  }
}

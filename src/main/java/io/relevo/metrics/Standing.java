package io.relevo.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.relevo.health.State;
import io.relevo.loop.Console;
import io.relevo.loop.Vitals;
import io.relevo.turn.Plan;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How things stand, read once for each scrape. */
final class Standing {
  /** The states that {@link Vitals} counts messages by. */
  private static final List<String> OUTBOX = List.of("waiting", "sent", "refused");

  private static final double MILLIS = 1000;

  private final MeterRegistry registry;
  private volatile @Nullable Console console;
  private volatile @Nullable Now now;

  private record Now(Vitals vitals, Plan plan) {}

  Standing(MeterRegistry registry) {
    this.registry = registry;
    OUTBOX.forEach(this::outbox);
    gauge("relevo.outbox.oldest.age.seconds", v -> seconds(v.oldestWaiting()));
    gauge("relevo.scheduler.lag.seconds", v -> seconds(v.lag()));
    gauge("relevo.config.last.reload.successful", v -> v.reloadTrouble().isEmpty() ? 1 : 0);
    gauge(
        "relevo.config.last.reload.success.timestamp.seconds",
        v -> v.reloaded().toEpochMilli() / MILLIS);
    gauge("relevo.start.time.seconds", v -> v.started().toEpochMilli() / MILLIS);
    FunctionCounter.builder("relevo.scheduler.overruns", this, s -> s.of(v -> v.overruns(), 0))
        .register(registry);
  }

  void read(Console source) {
    console = source;
  }

  void refresh() {
    var source = console;
    now = source == null ? null : new Now(source.vitals(), source.latest());
  }

  /** What is believed of a target; nothing before the first scrape. */
  @Nullable State state(String target) {
    var known = now;
    return known == null ? null : known.plan().situation().scene().healthOf(target).state();
  }

  private void outbox(String state) {
    Gauge.builder("relevo.outbox.messages", () -> of(v -> v.outbox().getOrDefault(state, 0L), 0))
        .tag("state", state)
        .register(registry);
  }

  private void gauge(String name, ToDoubleFunction<Vitals> value) {
    Gauge.builder(name, () -> of(value, Double.NaN)).register(registry);
  }

  private double of(ToDoubleFunction<Vitals> value, double otherwise) {
    var known = now;
    return known == null ? otherwise : value.applyAsDouble(known.vitals());
  }

  private static double seconds(Duration span) {
    return span.toNanos() / 1e9;
  }
}

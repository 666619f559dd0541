package io.relevo.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.relevo.probe.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the looks at one target measured, a series for each; not a number for what the newest look
 * did not read.
 */
final class Measures {
  /** A host with more disks than this has other worries; a plugin may make up names for ever. */
  static final int MOST_SERIES = 200;

  private final MeterRegistry registry;
  private final String target;
  private final Counter dropped;
  private final Map<Series, Value> values = new LinkedHashMap<>();
  private final List<Meter> meters = new ArrayList<>();

  private record Series(String measure, String of) {}

  private static final class Value {
    volatile double now = Double.NaN;
  }

  Measures(MeterRegistry registry, String target) {
    this.registry = registry;
    this.target = target;
    this.dropped = registry.counter("relevo.measures.dropped");
  }

  synchronized void read(List<Measured> measures) {
    values.values().forEach(value -> value.now = Double.NaN);
    for (var measured : measures) {
      var series = new Series(measured.name(), measured.of());
      if (values.containsKey(series) || values.size() < MOST_SERIES) {
        values.computeIfAbsent(series, this::begin).now = measured.value();
      } else {
        dropped.increment();
      }
    }
  }

  private Value begin(Series series) {
    var value = new Value();
    var tags = Tags.of("target", target, "measure", series.measure(), "of", series.of());
    meters.add(Gauge.builder("relevo.measure", () -> value.now).tags(tags).register(registry));
    return value;
  }

  synchronized void forget() {
    meters.forEach(registry::remove);
    meters.clear();
    values.clear();
  }
}

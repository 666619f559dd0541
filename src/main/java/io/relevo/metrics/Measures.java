package io.relevo.metrics;

import io.micrometer.core.instrument.Counter;
import io.relevo.probe.Measured;
import java.io.IOException;
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

  private final Counter dropped;
  private final Map<Series, Double> values = new LinkedHashMap<>();

  private record Series(String measure, String of) {}

  /**
   * @param dropped counts the values that there is no room for
   */
  Measures(Counter dropped) {
    this.dropped = dropped;
  }

  synchronized void read(List<Measured> measures) {
    values.replaceAll((_, _) -> Double.NaN);
    for (var measured : measures) {
      var series = new Series(measured.name(), measured.of());
      if (values.size() < MOST_SERIES || values.containsKey(series)) {
        values.put(series, measured.value());
      } else {
        dropped.increment();
      }
    }
  }

  void write(String target, Lines lines) throws IOException {
    for (var each : now().entrySet()) {
      var series = each.getKey();
      lines.line(each.getValue(), "measure", series.measure(), "of", series.of(), "target", target);
    }
  }

  /** Whoever reads slowly holds up no look. */
  private synchronized Map<Series, Double> now() {
    return values.isEmpty() ? Map.of() : new LinkedHashMap<>(values);
  }
}

package io.relevo.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Target;
import io.relevo.health.State;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The meters of one target, made once so that a look costs no lookup by name. */
final class Watched {
  private final Target target;
  private final Timer took;
  private final Measures measures;
  private final List<Meter> meters = new ArrayList<>();

  /** 1 passed, 0 failed; not a number before the first look and after one that was unclear. */
  private volatile double success = Double.NaN;

  Watched(MeterRegistry registry, Target target, Standing standing) {
    this.target = target;
    var tags = Tags.of("target", target.name(), "probe", probe(target));
    took = Timer.builder("relevo.probe.duration").tags(tags).register(registry);
    meters.add(took);
    measures = new Measures(registry, target.name());
    meters.add(Gauge.builder("relevo.probe.success", () -> success).tags(tags).register(registry));
    for (var state : State.values()) {
      meters.add(
          Gauge.builder("relevo.target.state", () -> standing.is(target.name(), state) ? 1 : 0)
              .tags("target", target.name(), "state", lower(state.name()))
              .register(registry));
    }
  }

  /** Whether it is still watched, and under the same labels. */
  boolean fits(Fleet fleet) {
    var now = fleet.targets().get(target.name());
    return now != null && probe(target).equals(probe(now));
  }

  void looked(Observation look) {
    took.record(look.took());
    if (!(look.outcome() instanceof Outcome.Unclear)) {
      measures.read(look.outcome().measures());
    }
    success =
        switch (look.outcome()) {
          case Outcome.Passed _ -> 1;
          case Outcome.Failed _ -> 0;
          case Outcome.Unclear _ -> Double.NaN;
        };
  }

  void forget(MeterRegistry registry) {
    meters.forEach(registry::remove);
    measures.forget();
  }

  private static String probe(Target target) {
    return lower(target.probe().getClass().getSimpleName());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

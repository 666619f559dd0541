package io.relevo.metrics;

import io.micrometer.core.instrument.Counter;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Target;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.util.Locale;

/**
 * The figures of one target. Bare numbers, and no meter of a library for each series: those of ten
 * thousand targets fill a heap.
 */
final class Watched {
  private static final double NANOS = 1e9;

  private final String target;
  private final String probe;
  private final Measures measures;
  private final Peak longest = new Peak();
  private long looks;
  private long nanos;

  /** 1 passed, 0 failed; not a number before the first look and after one that was unclear. */
  private double success = Double.NaN;

  private record Took(long looks, long nanos, long longest) {}

  Watched(Target target, Counter dropped) {
    this.target = target.name();
    this.probe = probe(target);
    this.measures = new Measures(dropped);
  }

  /** Whether it is still watched, and under the same labels. */
  boolean fits(Fleet fleet) {
    var now = fleet.targets().get(target);
    return now != null && probe.equals(probe(now));
  }

  String target() {
    return target;
  }

  void looked(Observation look) {
    if (!(look.outcome() instanceof Outcome.Unclear)) {
      measures.read(look.outcome().measures());
    }
    count(look);
  }

  private synchronized void count(Observation look) {
    var took = look.took().toNanos();
    looks++;
    nanos += took;
    longest.record(look.at().toEpochMilli(), took);
    success =
        switch (look.outcome()) {
          case Outcome.Passed _ -> 1;
          case Outcome.Failed _ -> 0;
          case Outcome.Unclear _ -> Double.NaN;
        };
  }

  void success(Lines lines) throws IOException {
    lines.line(success(), "probe", probe, "target", target);
  }

  void duration(Lines lines) throws IOException {
    var took = took();
    lines.summary(took.looks(), took.nanos() / NANOS, "probe", probe, "target", target);
  }

  void longest(Lines lines) throws IOException {
    lines.line(took().longest() / NANOS, "probe", probe, "target", target);
  }

  void measures(Lines lines) throws IOException {
    measures.write(target, lines);
  }

  private synchronized double success() {
    return success;
  }

  private synchronized Took took() {
    return new Took(looks, nanos, longest.value());
  }

  private static String probe(Target target) {
    return target.probe().getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}

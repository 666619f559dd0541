package io.relevo.metrics;

import io.micrometer.core.instrument.Counter;
import io.relevo.fleet.Fleet;
import io.relevo.health.State;
import io.relevo.probe.Observation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of every target, read from their figures while they are written. */
final class Targets {
  private static final List<State> STATES = List.of(State.values());

  private final Standing standing;
  private final Counter dropped;
  private volatile Map<String, Watched> all = Map.of();

  /** The one that the figures are of; guarded by this. */
  private @Nullable Fleet fleet;

  /** Writes the line or lines of one target. */
  private interface Entry {
    void write(Watched watched) throws IOException;
  }

  /**
   * @param standing knows what is believed of each
   * @param dropped counts values that are not shown
   */
  Targets(Standing standing, Counter dropped) {
    this.standing = standing;
    this.dropped = dropped;
  }

  /** The targets there are change only by reload. */
  synchronized void watch(Fleet now) {
    if (now.equals(fleet)) {
      return;
    }
    fleet = now;
    var known = all;
    var kept = new LinkedHashMap<String, Watched>();
    now.targets()
        .forEach(
            (name, target) -> {
              var before = known.get(name);
              kept.put(
                  name, before != null && before.fits(now) ? before : new Watched(target, dropped));
            });
    all = kept;
  }

  void looked(Observation look) {
    var watched = all.get(look.target());
    if (watched != null) {
      watched.looked(look);
    }
  }

  void write(Lines lines) throws IOException {
    family(lines, "relevo_probe_success", "gauge", watched -> watched.success(lines));
    family(lines, "relevo_probe_duration_seconds", "summary", watched -> watched.duration(lines));
    family(lines, "relevo_probe_duration_seconds_max", "gauge", watched -> watched.longest(lines));
    family(lines, "relevo_measure", "gauge", watched -> watched.measures(lines));
    family(lines, "relevo_target_state", "gauge", watched -> states(lines, watched.target()));
  }

  private void family(Lines lines, String name, String type, Entry entry) throws IOException {
    lines.family(name, type);
    for (var watched : all.values()) {
      entry.write(watched);
    }
  }

  private void states(Lines lines, String target) throws IOException {
    var believed = standing.state(target);
    for (var state : STATES) {
      lines.line(
          state == believed ? 1 : 0,
          "state",
          state.name().toLowerCase(Locale.ROOT),
          "target",
          target);
    }
  }
}

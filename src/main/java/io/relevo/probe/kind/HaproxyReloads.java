package io.relevo.probe.kind;

import io.relevo.probe.Measured;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often another process answered than at the look before: HAProxy was reloaded or
 * restarted, and has forgotten what was drained at run time.
 */
final class HaproxyReloads {
  /** The measure: how many since Relevo started. */
  static final String RELOADS = "reloads";

  private @Nullable String last;
  private int count;

  /** Empty where the state does not say which process it is of. */
  synchronized Optional<Measured> after(HaproxyState state) {
    Map<String, String> info = state.info();
    if (!info.containsKey("Pid")) {
      return Optional.empty();
    }
    String process = info.get("Pid") + " since " + info.get("Start_time_sec");
    if (last != null && !last.equals(process)) {
      count++;
    }
    last = process;
    return Optional.of(new Measured(RELOADS, "", count));
  }
}

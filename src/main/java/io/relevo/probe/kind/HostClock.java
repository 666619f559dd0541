package io.relevo.probe.kind;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Measure;
import io.relevo.libc.ErrnoException;
import io.relevo.libc.KernelClock;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import java.util.List;
import java.util.stream.Stream;

/** How far the clock is off, as the time service told the kernel; nobody else is asked. */
final class HostClock {
  private HostClock() {}

  static HostPart look() {
    try {
      return judged(KernelClock.read());
    } catch (ErrnoException e) {
      return HostPart.flawed(Cause.CLOCK, "the clock cannot be asked: " + e.getMessage());
    }
  }

  /** What remains to be corrected, and what the time service is not sure of. */
  static HostPart judged(KernelClock clock) {
    return clock.kept()
        ? HostPart.measured(
            List.of(Measured.of(Measure.CLOCK, Math.abs(clock.offset()) + clock.error())))
        : HostPart.flawed(Cause.CLOCK, "no time service keeps the clock");
  }

  /** Whether anybody wants to know. */
  static boolean matters(Limits limits) {
    return Stream.concat(limits.degraded().stream(), limits.down().stream())
        .anyMatch(limit -> limit.measure() == Measure.CLOCK);
  }
}

package io.relevo.probe.kind;

import java.util.Optional;
import java.util.function.LongSupplier;

/** Remembers from look to look when a replica received something new. */
final class Progress {
  private static final double NANOS = 1e9;

  private final LongSupplier clock;
  private String position = "";
  private long looked;
  private long received;
  private boolean moved;

  /**
   * @param clock monotonic, in nanoseconds
   */
  Progress(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Seconds since it received something new, or fewer; empty until it is seen to.
   *
   * @param now up to where it has received; empty for nothing
   * @param quiet seconds since its primary's last message, where that is known; else what is new
   *     may be as old as the look before
   */
  synchronized Optional<Double> since(Optional<String> now, Optional<Double> quiet) {
    long time = clock.getAsLong();
    var known = !position.isEmpty() && now.isPresent();
    if (known && !now.get().equals(position)) {
      moved = true;
      received = quiet.map(seconds -> time - (long) (seconds * NANOS)).orElse(looked);
    }
    moved &= known;
    position = now.orElse("");
    looked = time;
    return moved ? Optional.of((time - received) / NANOS) : Optional.empty();
  }
}

package io.relevo.health;

import java.util.Optional;

/**
 * How restless a target is, as Icinga 2 counts it: of the last 20 results those that differ from
 * the one before weigh from 0.80 for the oldest to 1.18 for the newest; above 30 % it flaps, until
 * it is no longer above 25 %.
 *
 * @param changes the newest results, the newest lowest, a one for each that differed
 * @param looks how many there were, up to 20
 * @param last what the newest one alone would have said; empty before the first
 */
public record Flaps(int changes, int looks, Optional<State> last, boolean flapping) {
  private static final int RING = 20;
  private static final double OLDEST = 0.80;
  private static final double STEP = 0.02;

  /** In percent; what is above begins to flap. */
  public static final double HIGH = 30;

  /** In percent; what is no longer above ends to flap. */
  public static final double LOW = 25;

  /** Before the first look. */
  public static final Flaps NONE = new Flaps(0, 0, Optional.empty(), false);

  /** After one more result. */
  Flaps then(State result) {
    var changed = last.filter(before -> before != result).isPresent();
    var ring = (changes << 1 | (changed ? 1 : 0)) & (1 << RING) - 1;
    var limit = flapping ? LOW : HIGH;
    return new Flaps(ring, Math.min(RING, looks + 1), Optional.of(result), percent(ring) > limit);
  }

  /** How much of its results change, weighed, from 0 to 99. */
  public double percent() {
    return percent(changes);
  }

  /** Whether it is seen to be at rest: not flapping, over as many looks as count. */
  public boolean steady() {
    return !flapping && looks == RING;
  }

  private static double percent(int ring) {
    var sum = 0.0;
    for (var ago = 0; ago < RING; ago++) {
      if ((ring & 1 << ago) != 0) {
        sum += OLDEST + STEP * (RING - 1 - ago);
      }
    }
    return 100 * sum / RING;
  }
}

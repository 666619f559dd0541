package io.relevo.health;

import io.relevo.fleet.Counting;

/**
 * What is counted of the clear looks up to now.
 *
 * @param passes passed ones in a row
 * @param fails failed ones in a row
 * @param flawed passed ones with a flaw in a row
 * @param sound passed ones without a flaw in a row
 * @param recent the newest ones, the newest lowest, a one for each that failed
 * @param level how full the bucket of a leaky count is
 */
public record Tally(int passes, int fails, int flawed, int sound, long recent, double level) {
  /** Before the first look. */
  public static final Tally EMPTY = new Tally(0, 0, 0, 0, 0, 0);

  Tally passed(boolean withFlaw) {
    return new Tally(
        passes + 1,
        0,
        withFlaw ? flawed + 1 : 0,
        withFlaw ? 0 : sound + 1,
        recent << 1,
        Math.max(0, level - Counting.Leaky.LEAK));
  }

  Tally failed() {
    return new Tally(0, fails + 1, 0, 0, recent << 1 | 1, level + 1);
  }

  /** Old failures are forgiven: what serves again must fail anew. */
  Tally forgiven() {
    return new Tally(passes, fails, flawed, sound, 0, 0);
  }

  /** Whether enough looks failed. */
  boolean enough(Counting counting) {
    return switch (counting) {
      case Counting.InARow(int most) -> fails >= most;
      case Counting.Among(int most, int looks) -> Long.bitCount(recent & (1L << looks) - 1) >= most;
      case Counting.Leaky(int full) -> level >= full;
    };
  }
}

package io.relevo.metrics;

/**
 * The largest of this minute and of the one before: long enough to be scraped, soon forgotten. A
 * value that comes seldom stays until the next.
 */
final class Peak {
  private static final int MILLIS_PER_MINUTE = 60_000;

  private long minute;
  private long now;
  private long before;

  void record(long millis, long value) {
    var present = millis / MILLIS_PER_MINUTE;
    if (present != minute) {
      before = present == minute + 1 ? now : 0;
      now = 0;
      minute = present;
    }
    now = Math.max(now, value);
  }

  long value() {
    return Math.max(now, before);
  }
}

package io.relevo.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long to wait before a message is tried again: twice as long each time, and never in step. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** Greylisting and full mailboxes take minutes; asking more often annoys. */
  private static final Duration ONE_MESSAGE = Duration.ofMinutes(5);

  /** A relay that comes back should not wait for us: asking whether it is there costs nothing. */
  private static final Duration NO_RELAY = Duration.ofSeconds(30);

  private static final int DOUBLINGS = 20;

  private final RandomGenerator chance;

  Backoff(RandomGenerator chance) {
    this.chance = chance;
  }

  /** After so many tries; between half of the wait and all of it, by chance. */
  Instant next(int tries, boolean nobody, Instant now) {
    var wait = FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS));
    var most = nobody ? NO_RELAY : ONE_MESSAGE;
    var millis = Math.min(wait.toMillis(), most.toMillis());
    return now.plusMillis(chance.nextLong(millis / 2, millis + 1));
  }
}

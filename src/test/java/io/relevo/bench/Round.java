package io.relevo.bench;

import io.relevo.lab.Client;
import io.relevo.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One injury to one pair, from the blow until everything is as it was. */
final class Round {
  /** Longer than any of them needs when it moves the address at all. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final Mover mover;
  private final Pair pair;
  private final Injury injury;
  private final Client client;
  private final Instant blow;
  private final Optional<Instant> moved;

  /**
   * What was measured: milliseconds from the blow, infinite when it did not happen.
   *
   * @param written until the file was written that makes the address move; NaN where there is none
   * @param moved until the address was on the other host
   * @param failed requests of the client that failed, until everything was as it was
   */
  record Result(Injury injury, Mover mover, double written, double moved, int failed) {}

  private Round(Mover mover, Pair pair, Injury injury) {
    this.mover = mover;
    this.pair = pair;
    this.injury = injury;
    this.client = pair.client();
    client.awaitSuccess(PATIENCE);
    this.blow = Instant.now();
    injury.inflict(pair.nginx());
    this.moved = awaitMove();
    if (moved.isPresent()) {
      client.awaitSuccess(PATIENCE);
    }
    injury.repair(pair.nginx());
  }

  /**
   * Strikes after a pause, waits until the address has moved, and repairs nginx; it recovers by
   * itself from there.
   */
  static Round begin(Mover mover, Pair pair, Injury injury, Duration pause) {
    LockSupport.parkNanos(pause.toNanos());
    return new Round(mover, pair, injury);
  }

  private Optional<Instant> awaitMove() {
    try {
      return Optional.of(pair.address().awaitGained(pair.standby(), blow, PATIENCE));
    } catch (AssertionError never) {
      return Optional.empty();
    }
  }

  /** Waits until everything is as it was. */
  Result end() {
    try (client) {
      Lab.until(RECOVERY, "what " + mover + " looks after is as it was", pair::well);
      var failed = client.failedSince(blow).size();
      return new Result(injury, mover, written(), millis(moved), failed);
    }
  }

  private double written() {
    return pair.trackFile().map(file -> millis(file.lowered(blow))).orElse(Double.NaN);
  }

  private double millis(Optional<Instant> then) {
    return then.map(at -> Duration.between(blow, at).toNanos() / 1e6)
        .orElse(Double.POSITIVE_INFINITY);
  }
}

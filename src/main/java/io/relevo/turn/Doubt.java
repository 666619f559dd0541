package io.relevo.turn;

import io.relevo.probe.Blind;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether this agent doubts itself, from turn to turn.
 *
 * @param since when it began to; empty while it does not
 * @param why in words
 */
public record Doubt(Optional<Instant> since, String why) {
  /** None. */
  public static final Doubt NONE = new Doubt(Optional.empty(), "");

  /** After one more turn: why it doubts itself now, where it does. */
  public Doubt then(Optional<String> now, Instant at) {
    return now.map(words -> new Doubt(since.or(() -> Optional.of(at)), words)).orElse(NONE);
  }

  /** The time in which it was cut off, once that is over. */
  public Optional<Blind> over(Doubt next, Instant now) {
    return since
        .filter(_ -> next.since().isEmpty())
        .map(began -> new Blind.CutOff(began, now, why));
  }
}

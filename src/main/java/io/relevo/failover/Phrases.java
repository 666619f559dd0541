package io.relevo.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Small words that several sentences share. */
public final class Phrases {
  private Phrases() {}

  /**
   * A span as an operator writes it: {@code 1h30m}, {@code 90s} as {@code 1m30s}, {@code 250ms}.
   */
  public static String span(Duration span) {
    if (span.compareTo(Duration.ofSeconds(1)) < 0) {
      return span.toMillis() + "ms";
    }
    var words = new StringBuilder();
    append(words, span.toDays(), "d");
    append(words, span.toHoursPart(), "h");
    append(words, span.toMinutesPart(), "m");
    append(words, span.toSecondsPart(), "s");
    return words.toString();
  }

  /** The time left until then, in whole seconds and never less than what is left. */
  public static String left(Instant now, Instant then) {
    return span(Duration.ofSeconds(Duration.between(now, then).plusMillis(999).toSeconds()));
  }

  /** What those who are not heard leave open. */
  public static String unheard(List<String> agents, Hold.Effect effect) {
    return "%s %s not heard: %s"
        .formatted(
            String.join(", ", agents),
            agents.size() == 1 ? "is" : "are",
            effect == Hold.Effect.OUT
                ? "users may still come by what is moved there"
                : "what is moved there may not follow");
  }

  private static void append(StringBuilder words, long amount, String unit) {
    if (amount > 0) {
      words.append(amount).append(unit);
    }
  }
}

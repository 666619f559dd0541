package io.relevo.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 250ms}, {@code 90s}, {@code 1h30m}, {@code 7d}. */
public final class Durations {
  private static final String WRITTEN =
      "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?";
  private static final Pattern PATTERN = Pattern.compile(WRITTEN);
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private Durations() {}

  /** From the shortest that makes sense to the longest, both allowed. */
  static Scalar<Duration> between(String min, String max) {
    var shortest = parse(min).orElseThrow();
    var longest = parse(max).orElseThrow();
    return Scalar.of(
            "a duration from %s to %s".formatted(min, max),
            Map.of("type", "string", "pattern", "^(?=.)" + WRITTEN + "$"),
            word ->
                parse(word.text())
                    .filter(d -> d.compareTo(shortest) >= 0 && d.compareTo(longest) <= 0))
        .hinted(Durations::hint);
  }

  private static Optional<String> hint(Word word) {
    if (NUMBER.matcher(word.raw()).matches()) {
      return Optional.of("say the unit: %ss".formatted(word.raw()));
    }
    return parse(word.text()).isPresent()
        ? Optional.empty()
        : Optional.of("write it as 250ms, 90s, 5m, 1h30m or 7d");
  }

  /** Reads one; empty when it is not written so. */
  public static Optional<Duration> parse(String text) {
    return Optional.of(PATTERN.matcher(text))
        .filter(matcher -> !text.isEmpty() && matcher.matches())
        .map(
            matcher ->
                Duration.ofDays(part(matcher, 1))
                    .plusHours(part(matcher, 2))
                    .plusMinutes(part(matcher, 3))
                    .plusSeconds(part(matcher, 4))
                    .plusMillis(part(matcher, 5)));
  }

  private static long part(Matcher matcher, int group) {
    var digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** As it would be written. */
  public static String text(Duration d) {
    if (d.isZero()) {
      return "0s";
    }
    return part(d.toDaysPart(), "d")
        + part(d.toHoursPart(), "h")
        + part(d.toMinutesPart(), "m")
        + part(d.toSecondsPart(), "s")
        + part(d.toMillisPart(), "ms");
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}

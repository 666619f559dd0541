package io.relevo.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}. */
final class Span implements ITypeConverter<Duration> {
  private static final Pattern WHOLE = Pattern.compile("(\\d{1,6}[smhd])+");
  private static final Pattern PART = Pattern.compile("(\\d+)([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  @Override
  public Duration convert(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException(
          "must be a time such as 90s, 30m, 1h30m or 2d (was: " + text + ")");
    }
    return PART.matcher(text)
        .results()
        .map(
            part ->
                UNITS
                    .getOrDefault(part.group(2), Duration.ZERO)
                    .multipliedBy(Long.parseLong(part.group(1))))
        .reduce(Duration.ZERO, Duration::plus);
  }
}

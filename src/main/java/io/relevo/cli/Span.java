package io.relevo.cli;

import io.relevo.config.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span as the configuration writes it: {@code 90s}, {@code 1h30m}. */
final class Span implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return Durations.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "must be a time such as 90s, 30m, 1h30m or 2d (was: " + text + ")"));
  }
}

package io.relevo.api.view;

import io.relevo.failover.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How times are told to one reader.
 *
 * @param zone the reader's
 * @param now what ages are counted from
 */
public record Times(ZoneId zone, Instant now) {
  private static final DateTimeFormatter MOMENT = format("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter OFFSET = format("xxx");
  private static final DateTimeFormatter SHORT = format("MM-dd HH:mm");
  private static final DateTimeFormatter CLOCK = format("HH:mm:ss");

  /** {@code 2026-11-21 06:46:03 -03:00 (09:46:03 UTC)}; in UTC alone for a reader there. */
  String moment(Instant at) {
    var here = at.atZone(zone);
    var utc = at.atZone(ZoneOffset.UTC);
    if (here.getOffset().equals(ZoneOffset.UTC)) {
      return MOMENT.format(utc) + " UTC";
    }
    var sameDay = here.toLocalDate().equals(utc.toLocalDate());
    return "%s %s (%s UTC)"
        .formatted(
            MOMENT.format(here), OFFSET.format(here), (sameDay ? CLOCK : MOMENT).format(utc));
  }

  /** {@code 06:46:03}, or {@code 11-20 06:46} when it was not today; in the reader's zone. */
  String clock(Instant at) {
    var here = at.atZone(zone);
    var today = here.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return (today ? CLOCK : SHORT).format(here);
  }

  /** {@code 06:46:03 (9s)}. */
  String since(Instant at) {
    return clock(at) + " (" + age(at) + ")";
  }

  /** How long ago, in the two largest units. */
  String age(Instant at) {
    return coarse(Duration.between(at, now));
  }

  /** How long until then. */
  String left(Instant until) {
    return coarse(Duration.between(now, until));
  }

  private static String coarse(Duration span) {
    if (span.toSeconds() <= 0) {
      return "0s";
    }
    return Phrases.span(
        span.toDays() > 0
            ? Duration.ofHours(span.toHours())
            : span.toHours() > 0
                ? Duration.ofMinutes(span.toMinutes())
                : Duration.ofSeconds(span.toSeconds()));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}

package io.relevo.alert.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says times as the reader's clock shows them, with UTC beside.
 *
 * @param today when the message was written: times of that day are said without the day
 */
record Hours(ZoneId zone, Locale language, Instant today) {
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

  /** With the day. */
  String full(Instant at) {
    return format(at, "EEE d MMM uuuu HH:mm:ss");
  }

  /** Without the day when it is today. */
  String brief(Instant at) {
    var sameDay = at.atZone(zone).toLocalDate().equals(today.atZone(zone).toLocalDate());
    return sameDay ? format(at, "HH:mm:ss") : full(at);
  }

  /** The text with each ISO time in it said like that. */
  String in(String text) {
    return INSTANT.matcher(text).replaceAll(found -> brief(Instant.parse(found.group())));
  }

  private String format(Instant at, String pattern) {
    var utc = DateTimeFormatter.ofPattern("HH:mm:ss", language).format(at.atZone(ZoneOffset.UTC));
    var local = DateTimeFormatter.ofPattern(pattern, language).format(at.atZone(zone));
    return isUtc() ? local + " UTC" : local + " (" + utc + " UTC)";
  }

  private boolean isUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** How long, in its two largest units: {@code 4 min 12 s}. */
  static String length(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + " d " + time.toHoursPart() + " h";
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toSeconds() + " s";
  }
}

package io.relevo.fleet;

import java.time.Duration;
import java.time.ZoneId;

/** How often something must report by itself. */
public sealed interface Rhythm {
  /** No longer than this after the report before. */
  record Every(Duration period) implements Rhythm {}

  /**
   * After each time that it is due.
   *
   * @param expression minute, hour, day, month and weekday, as crontab(5) has them
   * @param zone in which they are meant
   */
  record Cron(String expression, ZoneId zone) implements Rhythm {}
}

package io.relevo.probe.kind;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.relevo.fleet.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/**
 * From when on a report is new enough. Where the clock is put forward or back, schedulers differ in
 * when they run what is due then: cron at once after a skipped hour, systemd an hour later, and of
 * an hour that comes twice some take the first and some the second. So the earliest counts as in
 * time, and the latest is waited for.
 */
final class HeartbeatDue {
  private final Duration grace;
  private final UnaryOperator<Instant> newest;

  HeartbeatDue(Rhythm rhythm, Duration grace) {
    this.grace = grace;
    this.newest =
        switch (rhythm) {
          case Rhythm.Every(Duration period) -> by -> by.minus(period);
          case Rhythm.Cron cron -> new Times(cron)::newest;
        };
  }

  /** A report before this is too old. */
  Instant oldest(Instant now) {
    return newest.apply(now.minus(grace));
  }

  /** The times of a crontab, which are read off a clock on the wall. */
  private static final class Times {
    private final ExecutionTime times;
    private final ZoneId zone;

    Times(Rhythm.Cron cron) {
      var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
      this.times = ExecutionTime.forCron(parser.parse(cron.expression()));
      this.zone = cron.zone();
    }

    /** Of the newest one that is wholly past: the earliest instant that may be meant by it. */
    Instant newest(Instant by) {
      var wall = before(LocalDateTime.ofInstant(by, zone).plusSeconds(1));
      while (!wall.equals(LocalDateTime.MIN) && latest(wall).isAfter(by)) {
        wall = before(wall);
      }
      return wall.equals(LocalDateTime.MIN) ? Instant.MIN : earliest(wall);
    }

    private LocalDateTime before(LocalDateTime wall) {
      return times
          .lastExecution(wall.atZone(ZoneOffset.UTC))
          .map(found -> found.toLocalDateTime())
          .orElse(LocalDateTime.MIN);
    }

    private Instant earliest(LocalDateTime wall) {
      var jump = zone.getRules().getTransition(wall);
      if (jump == null) {
        return wall.atZone(zone).toInstant();
      }
      return jump.isGap() ? jump.getInstant() : wall.toInstant(jump.getOffsetBefore());
    }

    private Instant latest(LocalDateTime wall) {
      var jump = zone.getRules().getTransition(wall);
      if (jump == null) {
        return wall.atZone(zone).toInstant();
      }
      return wall.toInstant(jump.isGap() ? jump.getOffsetBefore() : jump.getOffsetAfter());
    }
  }
}

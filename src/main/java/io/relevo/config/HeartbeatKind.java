package io.relevo.config;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Rhythm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kind {@code heartbeat}: something that must report by itself in time. */
final class HeartbeatKind {
  private static final Pattern BYTES = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB|TiB)");
  private static final Map<String, Integer> POWERS =
      Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

  private static final Scalar<Long> SIZE =
      Scalar.of(
          "a size, as 500KiB, 20MiB or 3GiB",
          Map.of("type", "string", "pattern", "^" + BYTES.pattern() + "$"),
          word -> bytes(word.text()));

  private static final Scalar<String> CRON_TIMES =
      Scalar.of(
          "times as crontab(5) has them, as \"0 3 * * *\"",
          Map.of("type", "string"),
          word -> Optional.of(word.text()).filter(HeartbeatKind::isCron));

  private static final Key<Path> FILE =
      Key.optional(
          "file",
          Scalars.PATH,
          "A file whose time of change is the report, as a backup; `*` and `?` may stand in its"
              + " name, and the newest counts. Without it the job reports by `relevo beat NAME`.");

  private static final Key<Duration> EVERY =
      Key.optional(
          "every",
          Durations.between("1s", "400d"),
          "How long after one report the next is due. Either this or `cron`.");

  private static final Key<String> CRON =
      Key.optional(
          "cron", CRON_TIMES, "When it is due: minute, hour, day, month, weekday; with `zone`.");

  private static final Key<ZoneId> ZONE =
      Key.optional(
          "zone",
          PeopleSection.ZONE,
          "The time zone of `cron`: that of the host which runs the job. In an hour that is skipped"
              + " or comes twice, a report at either reading of the clock is in time.");

  private static final Key<Duration> GRACE =
      Key.defaulted(
          "grace",
          Durations.between("0s", "30d"),
          Duration.ofMinutes(30),
          "How late a report may be: how long the job takes at most, and some more.");

  private static final Key<Long> AT_LEAST =
      Key.defaulted(
          "at-least",
          SIZE,
          1L,
          "The smallest plausible size of the file in bytes; one that is smaller is `too-small`.");

  static final Key<ProbeSpec.Heartbeat> KEY =
      Key.optional(
          "heartbeat",
          Section.of(
              "Something that must report by itself in time: a job, a backup.",
              List.of(FILE, EVERY, CRON, ZONE, GRACE, AT_LEAST),
              HeartbeatKind::make),
          "Looks whether something reported by itself in time.");

  private HeartbeatKind() {}

  private static ProbeSpec.Heartbeat make(Values in) {
    if (in.has(EVERY) == in.has(CRON)) {
      in.place().missing("have either `every` or `cron`");
    } else if (in.has(CRON) != in.has(ZONE)) {
      in.place().missing("have `zone` with `cron`, and only with it");
    } else if (in.has(AT_LEAST) && !in.has(FILE)) {
      in.must(AT_LEAST, "come with `file`");
    }
    return new ProbeSpec.Heartbeat(
        target(in), in.find(FILE), rhythm(in), in.get(GRACE), in.get(AT_LEAST));
  }

  private static Rhythm rhythm(Values in) {
    return in.has(CRON) && in.has(ZONE)
        ? new Rhythm.Cron(in.get(CRON), in.get(ZONE))
        : new Rhythm.Every(in.find(EVERY).orElse(Duration.ofDays(1)));
  }

  /** The {@code backup} of {@code targets.backup.heartbeat}. */
  private static String target(Values in) {
    var path = in.place().path();
    return path.substring(path.indexOf('.') + 1, path.lastIndexOf('.'));
  }

  private static Optional<Long> bytes(String text) {
    var written = BYTES.matcher(text);
    return written.matches()
        ? Optional.of(Long.parseLong(written.group(1)) << POWERS.getOrDefault(written.group(2), 0))
        : Optional.empty();
  }

  private static boolean isCron(String text) {
    try {
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
          .parse(text)
          .validate();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

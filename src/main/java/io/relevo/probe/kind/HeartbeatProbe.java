package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Answer;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import io.relevo.probe.Outcome.Unclear;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Looks whether something that must report by itself did so in time. */
final class HeartbeatProbe implements Probe {
  /** Further in the future than clocks differ: then its age is not known. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final ProbeSpec.Heartbeat spec;
  private final HeartbeatDue due;
  private final Beats beats;
  private final InstantSource clock;
  private final Duration timeout;
  private final OneAtATime<Outcome> alone;

  HeartbeatProbe(
      Beats beats,
      InstantSource clock,
      Executor threads,
      ProbeSpec.Heartbeat spec,
      Duration timeout) {
    this.spec = spec;
    this.due = new HeartbeatDue(spec.rhythm(), spec.grace());
    this.beats = beats;
    this.clock = clock;
    this.timeout = timeout;
    this.alone = new OneAtATime<>(threads, this::judge);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return alone
        .ask(timeout)
        .thenApply(found -> found.orElse(new Unclear("the disk did not answer in time")))
        .exceptionally(defect -> new Unclear(Text.line("looking for a report: " + defect)));
  }

  private Outcome judge() {
    var now = clock.instant();
    try {
      var known = beats.of(spec.name(), now);
      return spec.file().isPresent() ? file(spec.file().get(), known, now) : job(known, now);
    } catch (IOException e) {
      return new Unclear(Text.line("looking for a report: " + e));
    }
  }

  private Outcome file(Path path, Beats.Beat known, Instant now) throws IOException {
    var newest = HeartbeatFile.newest(path);
    if (newest.isEmpty()) {
      return never(known.since(), "no file " + path, now);
    }
    var file = newest.get();
    var measures =
        List.of(
            new Measured("age", "", seconds(file.at(), now)),
            new Measured("size", "", file.size()));
    if (file.at().isAfter(now.plus(AHEAD))) {
      return new Unclear(Text.line(file.path() + " is of the future: " + text(file.at())));
    }
    if (file.size() < spec.atLeast()) {
      var detail =
          "%s has %d bytes, expected at least %d"
              .formatted(file.path(), file.size(), spec.atLeast());
      return new Failed(Cause.TOO_SMALL, Text.line(detail), measures);
    }
    return onTime(file.at(), file.path().toString(), measures, now);
  }

  private Outcome job(Beats.Beat known, Instant now) {
    var measures = measures(known, now);
    if (isAfter(known.failed(), known.finished())) {
      return new Failed(
          Cause.JOB_FAILED,
          "it said so at " + known.failed().map(HeartbeatProbe::text).get(),
          measures);
    }
    var begun =
        isAfter(known.started(), known.finished())
            ? ", begun at " + known.started().map(HeartbeatProbe::text).get()
            : "";
    return known.finished().isEmpty()
        ? never(known.since(), "no report yet" + begun, now)
        : onTime(known.finished().get(), "the last report" + begun, measures, now);
  }

  private Outcome onTime(Instant last, String what, List<Measured> measures, Instant now) {
    var oldest = due.oldest(now);
    if (!last.isBefore(oldest)) {
      return new Passed(Answer.SERVING, Optional.empty(), measures);
    }
    var detail = "%s is of %s, expected one since %s".formatted(what, text(last), text(oldest));
    return new Failed(Cause.OVERDUE, Text.line(detail), measures);
  }

  /** Before the first one is due nothing can be said. */
  private Outcome never(Instant since, String what, Instant now) {
    var oldest = due.oldest(now);
    return since.isAfter(oldest)
        ? new Unclear(Text.line(what + ", and none was due since " + text(since)))
        : new Failed(Cause.OVERDUE, Text.line(what + ", expected one since " + text(oldest)));
  }

  private static List<Measured> measures(Beats.Beat known, Instant now) {
    var measures = new ArrayList<Measured>();
    known.finished().ifPresent(at -> measures.add(new Measured("age", "", seconds(at, now))));
    if (isAfter(known.finished(), known.started()) && known.started().isPresent()) {
      var lasted = seconds(known.started().get(), known.finished().orElse(now));
      measures.add(new Measured("duration", "", lasted));
    }
    return measures;
  }

  /** Whether there is such a time, and none of the other kind after it. */
  private static boolean isAfter(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.filter(at -> !at.isBefore(one.get())).isEmpty();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A thread that a disk holds goes when the disk answers. */
  @Override
  public void close() {}
}

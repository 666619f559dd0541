package io.relevo.probe;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Limits.Limit;
import io.relevo.fleet.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds what a look measured against the limits of its target. */
public final class Judgement {
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double SECONDS_PER_DAY = 86_400;

  private Judgement() {}

  /** A target that answered: as it should, not as it should, or as good as dead. */
  public static Outcome of(Limits limits, List<Measured> measures) {
    var dead = first(limits.down(), measures);
    return dead.isPresent()
        ? new Outcome.Failed(dead.get().cause(), dead.get().detail(), measures)
        : new Outcome.Passed(
            Outcome.Answer.SERVING, first(limits.degraded(), measures), List.copyOf(measures));
  }

  private static Optional<Flaw> first(List<Limit> limits, List<Measured> measures) {
    return limits.stream()
        .flatMap(
            limit ->
                measures.stream()
                    .filter(measured -> measured.name().equals(limit.measure().key()))
                    .filter(measured -> limit.measure().reaches(measured.value(), limit.at()))
                    .map(measured -> flaw(limit, measured)))
        .findFirst();
  }

  private static Flaw flaw(Limit limit, Measured measured) {
    var measure = limit.measure();
    return new Flaw(
        Cause.of(measure),
        "%s%s %s, limit %s"
            .formatted(
                measure.key(),
                measured.of().isEmpty() ? "" : " of " + measured.of(),
                text(measure, measured.value()),
                text(measure, limit.at())));
  }

  /** A value with its unit, as people write it. */
  public static String text(Measure measure, double value) {
    return switch (measure.unit()) {
      case SECONDS -> seconds(value);
      case PERCENT -> number(value) + "%";
      case COUNT, NUMBER -> number(value);
      case BYTES -> number(value) + " bytes";
    };
  }

  private static String seconds(double value) {
    if (Math.abs(value) >= SECONDS_PER_DAY) {
      return number(value / SECONDS_PER_DAY) + " d";
    }
    return Math.abs(value) >= SECONDS_PER_MINUTE
        ? number(value / SECONDS_PER_MINUTE) + " min"
        : number(value) + " s";
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? "%d".formatted((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}

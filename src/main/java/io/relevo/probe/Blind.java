package io.relevo.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A time of which this agent can say nothing, because it was itself the sick one. */
public sealed interface Blind {
  /** When it began. */
  Instant from();

  /** When it ended. */
  Instant to();

  /** What was the matter, in words. */
  String why();

  /**
   * This process did not run: it was stopped, its host was frozen or paused, or starved it of CPU.
   */
  record StoodStill(Instant from, Instant to) implements Blind {
    @Override
    public String why() {
      return "this agent stood still for " + seconds(length());
    }
  }

  /** Neither a peer nor the own uplink answered. */
  record CutOff(Instant from, Instant to, String why) implements Blind {}

  /**
   * The host's clock was set, or the host was suspended: time of day and time that passed differ.
   *
   * @param at when that was noticed, by the clock as it was set
   * @param by how far; negative when it was set back
   */
  record ClockSet(Instant at, Duration by) implements Blind {
    @Override
    public Instant from() {
      return at;
    }

    @Override
    public Instant to() {
      return at;
    }

    @Override
    public String why() {
      return "the clock was set %s %s"
          .formatted(seconds(by.abs()), by.isNegative() ? "back" : "forward");
    }
  }

  /** How long it lasted. */
  default Duration length() {
    return Duration.between(from(), to());
  }

  /** Whether the look ran, or only ended, in it: what it found may be our own doing. */
  default boolean hides(Observation look) {
    return !look.at().isBefore(from()) && !look.at().minus(look.took()).isAfter(to());
  }

  /** The same by a clock that is so much ahead. */
  default Blind shifted(Duration off) {
    return switch (this) {
      case StoodStill(Instant from, Instant to) -> new StoodStill(from.plus(off), to.plus(off));
      case CutOff(Instant from, Instant to, String why) ->
          new CutOff(from.plus(off), to.plus(off), why);
      case ClockSet(Instant at, Duration by) -> new ClockSet(at.plus(off), by);
    };
  }

  /** How far the clock was set in all of them together. */
  static Duration clockSet(List<Blind> all) {
    return all.stream()
        .map(blind -> blind instanceof ClockSet(Instant _, Duration by) ? by : Duration.ZERO)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static String seconds(Duration span) {
    var rounded = Duration.ofSeconds(span.plusMillis(500).toSeconds());
    return rounded.toString().substring("PT".length()).toLowerCase(java.util.Locale.ROOT);
  }
}

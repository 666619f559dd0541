package io.relevo.config;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Limits.Limit;
import io.relevo.fleet.Measure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys {@code degraded-at} and {@code down-at} of a kind of probe: the same grammar for every
 * kind, with the measures that this kind reads.
 *
 * @param usual what it measures, and where it is degraded when the file does not say so
 */
record LimitKeys(List<Usual> usual, Key<List<Limit>> degradedAt, Key<List<Limit>> downAt) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,6})?");

  /** What a limit is when the file turns it off. */
  private static final String NEVER = "never";

  private static final Duration LONGEST = Duration.ofDays(3650);

  /**
   * A measure that the kind reads.
   *
   * @param at where it is degraded by default, as the file would say it; empty for nowhere
   */
  record Usual(Measure measure, Optional<String> at) {
    static Usual at(Measure measure, String at) {
      return new Usual(measure, Optional.of(at));
    }

    static Usual none(Measure measure) {
      return new Usual(measure, Optional.empty());
    }
  }

  static LimitKeys of(Usual... usual) {
    var list = List.of(usual);
    return new LimitKeys(
        list,
        Key.derived(
            "degraded-at",
            section("From where on it serves, but not as it should.", list, true),
            "the limits below",
            "From where on the target is degraded: it is told of, and nothing is moved."),
        Key.optional(
            "down-at",
            section("From where on it is as good as dead.", list, false),
            "From where on the target counts as down, as if it did not answer."));
  }

  /** Both keys, for the section of the kind. */
  List<Key<?>> keys() {
    return List.of(degradedAt, downAt);
  }

  /** The kind's own keys and these. */
  List<Key<?>> after(Key<?>... own) {
    return Stream.concat(Stream.of(own), keys().stream()).<Key<?>>map(key -> key).toList();
  }

  /** What the file says, and what is usual where it says nothing. */
  Limits limits(Values in) {
    var degraded = in.find(degradedAt).orElseGet(() -> usualLimits(usual));
    return new Limits(degraded, in.find(downAt).orElse(List.of()));
  }

  private static List<Limit> usualLimits(List<Usual> usual) {
    return usual.stream().flatMap(one -> limit(one).stream()).toList();
  }

  private static Section<List<Limit>> section(String doc, List<Usual> usual, boolean defaults) {
    var keys = new LinkedHashMap<Key<Optional<Limit>>, Optional<Limit>>();
    usual.forEach(one -> keys.put(key(one, defaults), defaults ? limit(one) : Optional.empty()));
    return Section.of(
        doc,
        List.copyOf(keys.keySet()),
        in ->
            keys.entrySet().stream()
                .flatMap(key -> in.find(key.getKey()).orElseGet(key::getValue).stream())
                .toList());
  }

  private static Key<Optional<Limit>> key(Usual one, boolean defaults) {
    var doc = upper(one.measure().phrase()) + ".";
    var type = scalar(one.measure());
    return defaults && one.at().isPresent()
        ? Key.derived(one.measure().key(), type, "`%s`".formatted(one.at().get()), doc)
        : Key.optional(one.measure().key(), type, doc);
  }

  private static Optional<Limit> limit(Usual one) {
    return one.at().flatMap(text -> at(one.measure(), text));
  }

  private static Scalar<Optional<Limit>> scalar(Measure measure) {
    return Scalar.of(
        phrase(measure) + ", or " + NEVER,
        Map.of("type", List.of("string", "number")),
        word ->
            word.text().equals(NEVER)
                ? Optional.of(Optional.empty())
                : at(measure, word.text()).flatMap(limit -> Optional.of(Optional.of(limit))));
  }

  private static String phrase(Measure measure) {
    return switch (measure.unit()) {
      case SECONDS -> "a duration, as 10s";
      case PERCENT -> "a percentage, as 80%";
      case COUNT, BYTES -> "a whole number";
      case NUMBER -> "a number, as 4.5";
    };
  }

  private static Optional<Limit> at(Measure measure, String text) {
    return switch (measure.unit()) {
      case SECONDS ->
          Durations.parse(text)
              .filter(d -> d.compareTo(LONGEST) <= 0)
              .map(d -> new Limit(measure, d.toMillis() / 1000.0));
      case PERCENT ->
          Optional.of(text)
              .filter(t -> t.endsWith("%"))
              .flatMap(t -> number(t.substring(0, t.length() - 1)))
              .filter(percent -> percent <= 100)
              .map(percent -> new Limit(measure, percent));
      case COUNT, BYTES ->
          number(text).filter(n -> n == Math.rint(n)).map(n -> new Limit(measure, n));
      case NUMBER -> number(text).map(n -> new Limit(measure, n));
    };
  }

  private static Optional<Double> number(String text) {
    return Optional.of(text).filter(t -> NUMBER.matcher(t).matches()).map(Double::valueOf);
  }

  private static String upper(String phrase) {
    return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
  }
}

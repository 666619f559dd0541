package io.relevo.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How many members must stay: a number, or a part of all, rounded up to whole members. */
record Keep(int number, boolean percent) {
  private static final int ALL = 100;
  private static final int MOST_MEMBERS = 10_000;
  private static final Pattern PERCENT = Pattern.compile("(100|[1-9]?\\d) ?%");

  static final Scalar<Keep> SCALAR =
      Scalar.of(
          "a whole number from 0 to %d, or a percentage, as 50%%".formatted(MOST_MEMBERS),
          schema(),
          Keep::parse);

  /**
   * The number of members. Half of three is two: what may be taken out is rounded down, as Envoy
   * rounds its {@code max_ejection_percent} and gdnsd its {@code up_thresh}.
   */
  int of(int members) {
    return percent ? Math.ceilDiv(members * number, ALL) : number;
  }

  String text() {
    return percent ? number + "%" : String.valueOf(number);
  }

  private static Optional<Keep> parse(Word word) {
    var percent = PERCENT.matcher(word.text());
    return percent.matches()
        ? Optional.of(new Keep(Integer.parseInt(percent.group(1)), true))
        : Scalars.whole(0, MOST_MEMBERS).parse().apply(word).map(number -> new Keep(number, false));
  }

  private static Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put(
        "anyOf",
        List.of(
            Scalars.whole(0, MOST_MEMBERS).schema(),
            Map.of("type", "string", "pattern", "^(100|[1-9]?[0-9]) ?%$")));
    return schema;
  }
}

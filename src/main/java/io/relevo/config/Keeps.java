package io.relevo.config;

import io.relevo.fleet.Keep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much must stay: {@code 2} members, or {@code 50%} of the group's weight. */
final class Keeps {
  private static final Scalar<Integer> MEMBERS = Scalars.whole(0, 10_000);
  private static final Pattern PERCENT = Pattern.compile("(100|[1-9]?[0-9]) ?%");

  private static final Map<String, Object> PART =
      Map.of("type", "string", "pattern", "^" + PERCENT.pattern() + "$");

  static final Scalar<Keep> SCALAR =
      Scalar.of(
          MEMBERS.phrase() + ", or a percentage, as 50%",
          Map.of("anyOf", List.of(MEMBERS.schema(), PART)),
          Keeps::read);

  private Keeps() {}

  private static Optional<Keep> read(Word word) {
    return MEMBERS.parse().apply(word).<Keep>map(Keep.Members::new).or(() -> percent(word.text()));
  }

  private static Optional<Keep> percent(String text) {
    var percent = PERCENT.matcher(text);
    return percent.matches()
        ? Optional.of(new Keep.Capacity(Integer.parseInt(percent.group(1))))
        : Optional.empty();
  }
}

package io.relevo.config;

import io.relevo.fleet.Counting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How failed looks are counted: {@code 2}, {@code 3 of 5} or {@code leaky 3}. */
final class Countings {
  private static final int MOST_IN_A_ROW = 100;
  private static final Pattern AMONG = Pattern.compile("([0-9]{1,3}) of ([0-9]{1,3})");
  private static final Pattern LEAKY = Pattern.compile("leaky ([0-9]{1,3})");

  private static final Scalar<Integer> IN_A_ROW = Scalars.whole(1, MOST_IN_A_ROW);

  private static final Map<String, Object> WORDS =
      Map.of("type", "string", "pattern", "^(" + AMONG.pattern() + "|" + LEAKY.pattern() + ")$");

  static final Scalar<Counting> SCALAR =
      Scalar.of(
              IN_A_ROW.phrase()
                  + ", or as `3 of 5` with at most %d, or as `leaky 3`"
                      .formatted(Counting.MOST_LOOKS),
              Map.of("anyOf", List.of(IN_A_ROW.schema(), WORDS)),
              Countings::read)
          .hinted(word -> IN_A_ROW.hint().apply(word));

  private Countings() {}

  private static Optional<Counting> read(Word word) {
    return IN_A_ROW
        .parse()
        .apply(word)
        .<Counting>map(Counting.InARow::new)
        .or(() -> among(word.text()))
        .or(() -> leaky(word.text()));
  }

  private static Optional<Counting> among(String text) {
    var matcher = AMONG.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int fails = Integer.parseInt(matcher.group(1));
    int looks = Integer.parseInt(matcher.group(2));
    return Optional.<Counting>of(new Counting.Among(fails, looks))
        .filter(_ -> 1 <= fails && fails <= looks && looks <= Counting.MOST_LOOKS);
  }

  private static Optional<Counting> leaky(String text) {
    var matcher = LEAKY.matcher(text);
    return matcher.matches()
        ? Optional.of(Integer.parseInt(matcher.group(1)))
            .filter(full -> 1 <= full && full <= MOST_IN_A_ROW)
            .map(Counting.Leaky::new)
        : Optional.empty();
  }
}

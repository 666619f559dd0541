package io.relevo.config;

import io.relevo.fleet.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Single values: words, numbers, paths. */
final class Scalars {
  private static final int SHORTEST_TOKEN = 16;
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,9}");
  private static final List<String> YES = List.of("yes", "on", "y");
  private static final List<String> NO = List.of("no", "off", "n");

  /** Text; what looks like a number is text as it is written. */
  static final Scalar<String> TEXT =
      Scalar.of(
          "text",
          Map.of("type", List.of("string", "number", "boolean")),
          word -> Optional.of(word.text()).filter(text -> !text.isBlank()));

  static final Scalar<Secret> SECRET =
      Scalar.of("text", TEXT.schema(), word -> TEXT.parse().apply(word).map(Secret::new)).kept();

  static final Scalar<Secret> TOKEN =
      Scalar.of(
              "text of at least %d characters".formatted(SHORTEST_TOKEN),
              TEXT.schema(),
              word ->
                  Optional.of(new Secret(word.text()))
                      .filter(token -> token.value().length() >= SHORTEST_TOKEN))
          .hinted(word -> Optional.of("make one with: openssl rand -hex 16"))
          .kept();

  static final Scalar<Boolean> BOOL =
      Scalar.of("true or false", Map.of("type", "boolean"), Scalars::bool)
          .hinted(Scalars::boolHint);

  static final Scalar<Path> PATH =
      Scalar.of(
          "an absolute path",
          Map.of("type", "string", "pattern", "^/"),
          word -> Optional.of(word.text()).filter(Scalars::isPath).map(Path::of));

  private Scalars() {}

  private static boolean isPath(String text) {
    return text.startsWith("/") && text.indexOf('\0') < 0;
  }

  private static Optional<Boolean> bool(Word word) {
    return Optional.of(word.text())
        .filter(text -> word.bare() && (text.equals("true") || text.equals("false")))
        .map(Boolean::valueOf);
  }

  private static Optional<String> boolHint(Word word) {
    var text = word.text().toLowerCase(Locale.ROOT);
    if (YES.contains(text) || text.equals("true")) {
      return Optional.of("write true");
    }
    return NO.contains(text) || text.equals("false")
        ? Optional.of("write false")
        : Optional.empty();
  }

  /** A whole number in decimals; {@code 010} is ten. */
  static Scalar<Integer> whole(int min, int max) {
    return Scalar.of(
            "a whole number from %d to %d".formatted(min, max),
            Map.of("type", "integer", "minimum", min, "maximum", max),
            word -> decimal(word).filter(number -> min <= number && number <= max))
        .hinted(word -> word.bare() ? Optional.empty() : Optional.of("write it without quotes"));
  }

  static Optional<Integer> decimal(Word word) {
    return Optional.of(word.text())
        .filter(text -> word.bare() && DECIMAL.matcher(text).matches())
        .map(Integer::valueOf);
  }

  /** One of a few words. */
  static <T> Scalar<T> oneOf(SequencedMap<String, T> words) {
    var names = List.copyOf(words.keySet());
    return Scalar.of(
            join(names), Map.of("enum", names), word -> Optional.ofNullable(words.get(word.text())))
        .hinted(word -> Nearest.to(word.text(), names).map("did you mean `%s`?"::formatted));
  }

  private static String join(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}

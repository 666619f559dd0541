package io.relevo.alert.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The templates of one language: {@code en.txt.mustache} and {@code en.html.mustache} beside this
 * class.
 */
record Stationery(Template text, Template html) {
  private static final String FALLBACK = "en";

  /** A language is added by its two files and its name here. */
  private static final List<String> LANGUAGES = List.of(FALLBACK);

  private static final Map<String, Stationery> ALL =
      LANGUAGES.stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Stationery::load));

  /** In this language where there is one, else in English. */
  static Stationery in(Locale language) {
    return Objects.requireNonNull(ALL.getOrDefault(language.getLanguage(), ALL.get(FALLBACK)));
  }

  private static Stationery load(String language) {
    var compiler = Mustache.compiler();
    return new Stationery(
        compile(compiler.escapeHTML(false), language + ".txt.mustache"),
        compile(compiler, language + ".html.mustache"));
  }

  private static Template compile(Mustache.Compiler compiler, String name) {
    try (var file = Objects.requireNonNull(Stationery.class.getResourceAsStream(name), name);
        var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return compiler.compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.relevo.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A single value.
 *
 * @param phrase what it must be
 * @param schema the same for JSON Schema
 * @param secret whether a problem must not show it
 * @param parse the value, or empty when it is none
 * @param hint what to write instead of a wrong one
 */
record Scalar<T>(
    String phrase,
    Map<String, Object> schema,
    boolean secret,
    Function<Word, Optional<T>> parse,
    Function<Word, Optional<String>> hint)
    implements Type<T> {

  static <T> Scalar<T> of(
      String phrase, Map<String, Object> schema, Function<Word, Optional<T>> parse) {
    return new Scalar<>(phrase, schema, false, parse, word -> Optional.empty());
  }

  Scalar<T> hinted(Function<Word, Optional<String>> better) {
    return new Scalar<>(phrase, schema, secret, parse, better);
  }

  Scalar<T> kept() {
    return new Scalar<>(phrase, schema, true, parse, hint);
  }

  @Override
  public Optional<T> read(Place place) {
    return Nodes.word(place, this).flatMap(word -> parsed(word, place));
  }

  private Optional<T> parsed(Word word, Place place) {
    var value = parse.apply(word);
    if (value.isEmpty()) {
      var was = secret ? Optional.<String>empty() : Optional.of(word.shown());
      place.must("be " + phrase, was, hint.apply(word));
    }
    return value;
  }
}

package io.relevo.probe.kind;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A row whose columns are known by name: what is NULL, or not there at all, is empty.
 *
 * @param column the value of a column by its name
 */
record SqlRow(Function<String, Optional<Object>> column) {
  static SqlRow of(Row row) {
    return new SqlRow(
        name -> Optional.of(name).filter(n -> row.getColumnIndex(n) >= 0).map(row::getValue));
  }

  /** The first of these columns that has a value. */
  Optional<String> text(String... names) {
    return values(names).map(Object::toString).findFirst();
  }

  /** The same of a number, however the server writes it. */
  Optional<Double> number(String... names) {
    return text(names).flatMap(SqlRow::parse);
  }

  boolean is(String name) {
    return text(name).filter(word -> word.equals("true") || word.equals("1")).isPresent();
  }

  private Stream<Object> values(String... names) {
    return Arrays.stream(names).flatMap(name -> column.apply(name).stream());
  }

  private static Optional<Double> parse(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

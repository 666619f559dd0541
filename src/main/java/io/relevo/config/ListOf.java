package io.relevo.config;

import java.util.List;
import java.util.Optional;

/**
 * At least one value of a type.
 *
 * @param once whether each may be there once only
 */
record ListOf<T>(Type<T> item, boolean once) implements Type<List<T>> {

  ListOf(Type<T> item) {
    this(item, true);
  }

  /** In which the same value may come again, as in the arguments of a command. */
  static <T> ListOf<T> repeating(Type<T> item) {
    return new ListOf<>(item, false);
  }

  @Override
  public Optional<List<T>> read(Place place) {
    return Nodes.items(place, this)
        .map(items -> items.stream().flatMap(each -> item.read(each).stream()).toList());
  }

  @Override
  public String phrase() {
    return "a list";
  }
}

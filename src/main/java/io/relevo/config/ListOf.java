package io.relevo.config;

import java.util.List;
import java.util.Optional;

/** At least one value of a type, each once. */
record ListOf<T>(Type<T> item) implements Type<List<T>> {
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

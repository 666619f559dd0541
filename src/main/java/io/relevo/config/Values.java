package io.relevo.config;

import java.util.Map;
import java.util.Optional;

/** What a section says: its values by key. Wrong ones are not among them. */
record Values(Place place, Map<String, Object> values) {

  /** The name this section has in the file. */
  String name() {
    return place.name();
  }

  /** The value of a key that is required or has a default. */
  <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no value"));
  }

  /** The value, or the default, or nothing. */
  @SuppressWarnings("unchecked") // only Section fills the map, with what the key's own type read
  <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable((T) values.get(key.name()))
        .or(
            () ->
                key.otherwise() instanceof Key.Otherwise.Always<T>(T value)
                    ? Optional.of(value)
                    : Optional.empty());
  }

  boolean has(Key<?> key) {
    return values.containsKey(key.name());
  }

  /** The one that is there. */
  <T> T one(Kinds<T> kinds) {
    for (Key<? extends T> key : kinds.keys()) {
      if (has(key)) {
        return get(key);
      }
    }
    throw new IllegalStateException("no " + kinds.what());
  }

  /** Says what must hold of a key's value. */
  void must(Key<?> key, String what) {
    place.child(key.name()).must(what);
  }

  void must(Key<?> key, String what, String was) {
    place.child(key.name()).must(what, was);
  }
}

package io.relevo.config;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Values by the names that people give them, in the order of the file. What is wrong with one does
 * not hide the others.
 *
 * @param word what a name is the name of, in capitals: {@code TARGET}
 */
record Named<T>(String word, Type<T> each) implements Type<SequencedMap<String, T>> {
  /** Short enough to type, and safe in a path, a label, a Message-ID and a host name. */
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  /** What {@code relevo pause} freezes. */
  static final String RESERVED = "everything";

  @Override
  public Optional<SequencedMap<String, T>> read(Place place) {
    var children = Nodes.children(place, this);
    if (children.filter(SequencedMap::isEmpty).isPresent()) {
      place.must("have at least one entry");
    }
    return children.map(this::values);
  }

  private SequencedMap<String, T> values(SequencedMap<String, Place> children) {
    var values = new LinkedHashMap<String, T>();
    children.forEach(
        (name, child) -> {
          check(name, child);
          each.read(child).ifPresent(value -> values.put(name, value));
        });
    return values;
  }

  private static void check(String name, Place child) {
    if (!NAME.matcher(name).matches()) {
      child.keyMust("a name must be small letters, digits, dots and dashes", name);
    } else if (name.equals(RESERVED)) {
      child.keyMust("a name must not be the word for the whole fleet", name);
    }
  }

  @Override
  public String phrase() {
    return "a mapping from names";
  }
}

package io.relevo.config;

import java.util.Optional;

/**
 * A name that is given elsewhere in the file.
 *
 * @param path where the names are given
 * @param open whether any name will do where the file gives none
 */
record NameOf(String path, boolean open) implements Type<String> {
  static NameOf in(String path) {
    return new NameOf(path, false);
  }

  /** An agent; one that stands alone has any name. */
  static NameOf agent() {
    return new NameOf("agent.peers", true);
  }

  @Override
  public Optional<String> read(Place place) {
    return Scalars.TEXT.read(place).filter(name -> isKnown(name, place));
  }

  private boolean isKnown(String name, Place place) {
    var names = place.reading().namesIn(path);
    var known = names.contains(name) || (open && names.isEmpty());
    if (!known) {
      place.must("be " + phrase(), Optional.of(place.written()), Nearest.hint(name, names));
    }
    return known;
  }

  @Override
  public String phrase() {
    return "a name from `%s`".formatted(path);
  }
}

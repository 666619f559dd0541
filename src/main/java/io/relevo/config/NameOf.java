package io.relevo.config;

import java.util.Optional;

/**
 * A name that is given elsewhere in the file.
 *
 * @param what what it names
 * @param path where the names are given
 * @param open whether any name will do where the file gives none
 */
record NameOf(String what, String path, boolean open) implements Type<String> {
  static NameOf in(String what, String path) {
    return new NameOf(what, path, false);
  }

  @Override
  public Optional<String> read(Place place) {
    return Scalars.TEXT.read(place).filter(name -> known(name, place));
  }

  private boolean known(String name, Place place) {
    var names = place.reading().namesIn(path);
    var known = names.contains(name) || (open && names.isEmpty());
    if (!known) {
      place.must("be " + phrase(), Optional.of(name), Nearest.hint(name, names, "known"));
    }
    return known;
  }

  static NameOf agent() {
    return new NameOf("an agent", "agent.peers", true);
  }

  @Override
  public String phrase() {
    return "the name of " + what;
  }
}

package io.relevo.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A name that is given elsewhere in the file.
 *
 * @param paths where the names are given
 * @param open whether any name will do where the file gives none
 */
record NameOf(List<String> paths, boolean open) implements Type<String> {
  static NameOf in(String... paths) {
    return new NameOf(List.of(paths), false);
  }

  /** An agent; one that stands alone has any name. */
  static NameOf agent() {
    return new NameOf(List.of("agent.peers"), true);
  }

  @Override
  public Optional<String> read(Place place) {
    return Scalars.TEXT.read(place).filter(name -> isKnown(name, place));
  }

  private boolean isKnown(String name, Place place) {
    var names = paths.stream().flatMap(path -> place.reading().namesIn(path).stream()).toList();
    var known = names.contains(name) || (open && names.isEmpty());
    if (!known) {
      place.must("be " + phrase(), Optional.of(place.written()), Nearest.hint(name, names));
    }
    return known;
  }

  @Override
  public String phrase() {
    return paths.stream().collect(Collectors.joining("` or `", "a name from `", "`"));
  }
}

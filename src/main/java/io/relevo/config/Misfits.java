package io.relevo.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that are unknown, missing, or one too many. */
record Misfits(Section<?> section, Place place, Map<String, Place> found) {

  void say() {
    var known = section.all().keySet();
    var unknown = found.keySet().stream().filter(name -> !known.contains(name)).toList();
    unknown.forEach(name -> place.child(name).unknown(name, Nearest.hint(name, known)));
    // A slip in a required key is one mistake, not two.
    var meant = unknown.stream().map(name -> Nearest.to(name, known)).toList();
    section.required().stream()
        .filter(name -> !found.containsKey(name) && !meant.contains(Optional.of(name)))
        .forEach(name -> place.missing("have `%s`".formatted(name)));
    section.kinds().ifPresent(kinds -> say(kinds, meant));
  }

  private void say(Kinds<?> kinds, List<Optional<String>> meant) {
    var names = kinds.names();
    var there = found.keySet().stream().filter(names::contains).toList();
    if (there.size() > 1) {
      place
          .child(there.get(1))
          .keyMust("there must be one " + kinds.what(), String.join(" and ", there));
    } else if (there.isEmpty()
        && meant.stream().noneMatch(m -> m.isEmpty() || names.contains(m.get()))) {
      place.missing("have one %s of: %s".formatted(kinds.what(), String.join(", ", names)));
    }
  }
}

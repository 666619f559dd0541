package io.relevo.switching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A switch, read back.
 *
 * @param found where the thing that Relevo writes is
 * @param testimonies what others say of it
 * @param failure why the move before this reading failed, if one did
 */
public record Reading(
    String name, Found found, List<Testimony> testimonies, Optional<String> failure, Instant at) {

  /** Whether everybody says the same. */
  public boolean agreed() {
    return testimonies.stream().allMatch(Testimony::agrees);
  }

  /** All testimonies in one line. */
  public String phrase() {
    return testimonies.stream()
        .map(t -> t.witness() + " says " + t.says())
        .collect(
            Collectors.joining("; ", found.phrase() + (testimonies.isEmpty() ? "" : "; "), ""));
  }
}

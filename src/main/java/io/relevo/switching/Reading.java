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
 * @param life which life of what keeps the position, where that can forget it
 */
public record Reading(
    String name,
    Found found,
    List<Testimony> testimonies,
    Optional<String> failure,
    Optional<Life> life,
    Instant at) {

  /** Of what never forgets its position: a file. */
  public Reading(
      String name, Found found, List<Testimony> testimonies, Optional<String> failure, Instant at) {
    this(name, found, testimonies, failure, Optional.empty(), at);
  }

  /** Whether it says nothing that the other one did not say: only the times differ. */
  public boolean repeats(Reading other) {
    return found.equals(other.found)
        && testimonies.equals(other.testimonies)
        && failure.equals(other.failure)
        && sameLife(other);
  }

  private boolean sameLife(Reading other) {
    return life.isPresent() == other.life.isPresent()
        && life.filter(now -> now.forgets(other.life.orElseThrow())).isEmpty();
  }

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

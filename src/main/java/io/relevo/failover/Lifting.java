package io.relevo.failover;

import io.relevo.failover.Decision.Ended;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What ends with an order to end it, and what does not. What was ordered on a peer ends there, for
 * as long as that one is heard; by force it ends for this agent.
 *
 * @param here the holds of this agent
 * @param there those of peers that end for this agent only
 * @param stay those of peers that go on binding it
 */
record Lifting(List<Hold> here, List<Elsewhere> there, List<Elsewhere> stay) {
  /** What was ordered on a peer. */
  private record Elsewhere(String agent, Hold hold) {}

  /**
   * The lifting of what was ordered.
   *
   * @param which what was ordered, here or elsewhere
   */
  static Lifting of(Scene scene, Predicate<Hold> which, List<Hold> here, boolean force) {
    var elsewhere =
        scene.peers().values().stream()
            .flatMap(
                peer ->
                    peer.holds().stream()
                        .filter(which)
                        .map(hold -> new Elsewhere(peer.agent(), hold)))
            .toList();
    Predicate<Elsewhere> ends = other -> force || !scene.hears(other.agent());
    return new Lifting(
        here,
        elsewhere.stream().filter(ends).toList(),
        elsewhere.stream().filter(ends.negate()).toList());
  }

  List<Hold> ends() {
    return Stream.concat(here.stream(), there.stream().map(Elsewhere::hold)).toList();
  }

  List<Ended> ended(String why) {
    return ends().stream().map(hold -> new Ended(hold, why)).toList();
  }

  /** Where nothing ends here it is said where it does. */
  Optional<Ruling> refused(String act) {
    return stay.stream()
        .filter(_ -> ends().isEmpty())
        .findFirst()
        .map(
            other ->
                Ruling.refused(
                    new Refusal(
                        other.hold().subject(),
                        act,
                        Law.ORIGIN,
                        "%s ordered it on %s".formatted(other.hold().owner(), other.agent()))));
  }

  /** The answer to the operator. */
  List<String> says(String nothing, String done) {
    return Stream.of(
            Stream.of(ends().isEmpty() ? nothing : done),
            there.stream().map(other -> other.agent() + " may hold it still"),
            stay.stream().map(other -> other.agent() + " holds it too"))
        .flatMap(lines -> lines)
        .distinct()
        .toList();
  }
}

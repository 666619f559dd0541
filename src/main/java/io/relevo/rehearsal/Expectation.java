package io.relevo.rehearsal;

import io.relevo.failover.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must come of a story; what is empty is not looked at.
 *
 * @param mails how many arrive
 * @param moves how often a switch is moved
 * @param takenOut the members that are taken out at some time, no others
 * @param belowKeep how long a group may have less in rotation that serves than it keeps, at most
 * @param exposed how long users may be sent to a member that does not serve, at most
 */
public record Expectation(
    Optional<Integer> mails,
    Optional<Integer> moves,
    Optional<List<String>> takenOut,
    Optional<Duration> belowKeep,
    Optional<Duration> exposed) {
  /** Nothing. */
  public static final Expectation NONE =
      new Expectation(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What of it did not come, each as a sentence that says what must hold and what was. */
  List<String> unmet(List<Performance.Mail> came, Performance.Acts acts, Performance.Tolls tolls) {
    var unmet = new ArrayList<String>();
    mails
        .filter(count -> count != came.size())
        .ifPresent(count -> unmet.add(must("mails", "be " + count, came.size())));
    moves
        .filter(count -> count != acts.moves())
        .ifPresent(count -> unmet.add(must("moves", "be " + count, acts.moves())));
    takenOut
        .filter(names -> !names.stream().sorted().toList().equals(acts.takenOut()))
        .ifPresent(
            names -> unmet.add(must("taken-out", "be " + list(names), list(acts.takenOut()))));
    belowKeep.ifPresent(most -> unmet.addAll(atMost("below-keep", most, tolls.belowKeep())));
    exposed.ifPresent(most -> unmet.addAll(atMost("exposed", most, tolls.exposed())));
    return List.copyOf(unmet);
  }

  private static List<String> atMost(String what, Duration most, List<Toll> tolls) {
    return tolls.stream()
        .filter(toll -> toll.time().compareTo(most) > 0)
        .map(
            toll ->
                must(
                    what,
                    "be at most " + Phrases.span(most),
                    toll.name() + " " + Phrases.span(toll.time())))
        .toList();
  }

  private static String must(String what, String hold, Object was) {
    return "%s must %s (was: %s)".formatted(what, hold, was);
  }

  private static String list(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}

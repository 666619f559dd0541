package io.relevo.laws;

import io.relevo.fleet.Budget;
import io.relevo.fleet.Group.WhenAllDown;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A group.
 *
 * @param stand of each member: how much it bears, and in which rack it stands, 0 in none
 * @param addresses whether each member has a virtual address too
 */
record GroupShape(
    List<Standing> stand,
    int least,
    boolean inPercent,
    WhenAllDown whenAllDown,
    Mode mode,
    Budget budget,
    Duration returnWait,
    Duration ramp,
    boolean addresses) {

  /** A member's weight and its rack. */
  record Standing(int weight, int rack) {}

  int members() {
    return stand.size();
  }

  /** In tenths of what they bear, or few members: else nobody might ever go. */
  Keep keep() {
    return inPercent
        ? new Keep.Capacity(least * 10)
        : new Keep.Members(Math.min(least / 4, stand.size()));
  }

  int weight(int number) {
    return stand.get(number - 1).weight();
  }

  List<String> domains(int number) {
    var rack = stand.get(number - 1).rack();
    return rack == 0 ? List.of() : List.of("rack-" + rack);
  }

  @Override
  public String toString() {
    return "{ members: [%s], keep: %s, when-all-down: %s, mode: %s, budget: %d in %ds, return-wait: %ds, ramp: %ds%s }"
        .formatted(
            IntStream.rangeClosed(1, members())
                .mapToObj(
                    n ->
                        "weight "
                            + weight(n)
                            + String.join("", domains(n).stream().map(d -> " in " + d).toList()))
                .collect(Collectors.joining(", ")),
            keep().phrase(),
            word(whenAllDown),
            word(mode),
            budget.acts(),
            budget.per().toSeconds(),
            returnWait.toSeconds(),
            ramp.toSeconds(),
            addresses ? ", addresses" : "");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

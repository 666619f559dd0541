package io.relevo.config;

import io.relevo.fleet.Budget;
import java.util.List;

/** How many automatic acts in how long. */
final class Budgets {
  private static final int MOST = 1000;

  private Budgets() {}

  /** A budget, of which what is not said is as usual. */
  static Section<Budget> section(Budget usual) {
    var acts =
        Key.defaulted(
            "acts",
            Scalars.whole(0, MOST),
            usual.acts(),
            "How many members may be taken out in that time; with 0 each act waits for a person.");
    var per =
        Key.defaulted(
            "per",
            Durations.between("1s", "7d"),
            usual.per(),
            "In how long. A longer time leaves less room for a target that comes and goes.");
    return Section.of(
        "How much may be done before a person must look.",
        List.of(acts, per),
        in -> new Budget(in.get(acts), in.get(per)));
  }
}

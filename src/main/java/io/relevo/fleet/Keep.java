package io.relevo.fleet;

import java.util.stream.Collectors;

/** How much of a group must stay in rotation, whatever happens. */
public sealed interface Keep {
  /** So many members, whatever each of them bears. */
  record Members(int least) implements Keep {
    @Override
    public int of(Strength strength) {
      return strength.members().size();
    }

    @Override
    public String phrase(int amount) {
      return String.valueOf(amount);
    }

    @Override
    public String list(Strength strength) {
      return strength.members().isEmpty() ? "none" : String.join(", ", strength.members());
    }
  }

  /**
   * That part of the group's whole weight.
   *
   * @param least in percent, from 0 to 100
   */
  record Capacity(int least) implements Keep {
    @Override
    public int of(Strength strength) {
      return strength.percent();
    }

    @Override
    public String phrase(int amount) {
      return amount + " %";
    }

    @Override
    public String list(Strength strength) {
      return strength.members().isEmpty()
          ? "none"
          : strength.members().stream()
              .map(member -> "%s (%s)".formatted(member, phrase(strength.percent(member))))
              .collect(Collectors.joining(", "));
    }
  }

  /** The least there must be. */
  int least();

  /** How much of it these are. */
  int of(Strength strength);

  /** An amount of it, in words. */
  String phrase(int amount);

  /** Who these are, each with what counts of it here. */
  String list(Strength strength);

  /** Whether these are enough. */
  default boolean met(Strength strength) {
    return of(strength) >= least();
  }

  /** The least there must be, in words. */
  default String phrase() {
    return phrase(least());
  }
}

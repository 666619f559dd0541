package io.relevo.journal;

import io.relevo.failover.Hold;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What other agents hold that binds this one: remembered, so that neither their death nor a restart
 * of this one ends an order before its time.
 */
public record Bonds(List<Bond> all) {
  /** To nobody. */
  public static final Bonds NONE = new Bonds(List.of());

  /**
   * One of them.
   *
   * @param agent whose it is
   * @param over whether it ended for this agent though the other one has not said so: by force, or
   *     by its deadline while that one is not heard
   */
  public record Bond(String agent, Hold hold, boolean over) {}

  /** What the agent said last. */
  public List<Hold> said(String agent) {
    return all.stream().filter(bond -> bond.agent().equals(agent)).map(Bond::hold).toList();
  }

  /** What binds of it. */
  public List<Hold> by(String agent) {
    return all.stream()
        .filter(bond -> bond.agent().equals(agent) && !bond.over())
        .map(Bond::hold)
        .toList();
  }

  /** Whether an operator ordered somewhere else to take the member out. */
  public boolean drain(String member) {
    return planned().anyMatch(hold -> hold.takesOut(member));
  }

  /** The orders among them, and not what is over. */
  public Stream<Hold> planned() {
    return all.stream().filter(bond -> !bond.over()).map(Bond::hold).filter(Hold::planned);
  }

  /** After the agent said what it holds now. */
  Bonds with(String agent, List<Hold> holds) {
    var others = all.stream().filter(bond -> !bond.agent().equals(agent));
    var now = holds.stream().map(hold -> new Bond(agent, hold, isOver(hold)));
    return new Bonds(Stream.concat(others, now).toList());
  }

  private boolean isOver(Hold hold) {
    return all.stream().anyMatch(bond -> bond.over() && bond.hold().id().equals(hold.id()));
  }

  /** After a hold ended for this agent; the same where it was none of them. */
  Bonds without(Hold ended) {
    return new Bonds(
        all.stream()
            .map(
                bond ->
                    bond.hold().id().equals(ended.id())
                        ? new Bond(bond.agent(), bond.hold(), true)
                        : bond)
            .toList());
  }

  /** A checkpoint may be older than this. */
  static Bonds orNone(Bonds known) {
    return Objects.requireNonNullElse(known, NONE);
  }
}

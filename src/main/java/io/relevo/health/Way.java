package io.relevo.health;

/** What lies before a target that fails. */
public sealed interface Way {
  /** It can be reached, or nothing is known that speaks against it: its failure is its own. */
  record Open() implements Way {}

  /** It could be reached before it failed, and nobody has seen since whether it still can. */
  record Unseen() implements Way {}

  /**
   * Every way to it leads through something dead.
   *
   * @param root the target or group that is dead by itself
   */
  record Dead(String root) implements Way {}
}

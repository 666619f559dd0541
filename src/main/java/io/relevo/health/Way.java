package io.relevo.health;

/** What lies before a target that fails. */
public sealed interface Way {
  /** It can be reached, or nothing is known that speaks against it: its failure is its own. */
  record Open() implements Way {}

  /**
   * It could be reached before it failed, or what lies before it begins to fail too: nobody has
   * seen whether it still can be.
   */
  record Unseen() implements Way {}

  /**
   * Every way to it leads through something dead.
   *
   * @param root the target or group that is dead by itself
   */
  record Dead(String root) implements Way {}
}

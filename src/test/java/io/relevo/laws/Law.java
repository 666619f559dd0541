package io.relevo.laws;

/** Asked after every turn; it may remember what it saw. */
interface Law {
  /** Throws when the law does not hold. */
  void check(Moment moment);

  /** What breaks a law. */
  static void demand(boolean held, String otherwise) {
    if (!held) {
      throw new AssertionError(otherwise);
    }
  }
}

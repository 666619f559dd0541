package io.relevo.failover;

import java.time.Duration;

/** Why a switch ought to be where it ought to be; the same sentence in log, mail and API. */
public sealed interface Reason {
  /** The reason in one sentence, without a full stop. */
  String sentence();

  /** Nothing holds it. */
  record Free() implements Reason {
    @Override
    public String sentence() {
      return "nothing holds it";
    }
  }

  /** Nothing holds it, but its member has not been back for long. */
  record Returning(Duration left) implements Reason {
    @Override
    public String sentence() {
      return "it is coming back, in full in " + Phrases.span(left);
    }
  }

  /** A hold does. */
  record Held(Hold hold) implements Reason {
    @Override
    public String sentence() {
      return hold.phrase();
    }
  }
}

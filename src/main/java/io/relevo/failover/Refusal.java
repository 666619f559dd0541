package io.relevo.failover;

import io.relevo.fleet.Subject;

/**
 * An act that did not happen, and the law that refused it.
 *
 * @param act what would have been done, in words: {@code take nginx-1 out}
 */
public record Refusal(Subject subject, String act, Law law, String evidence) {
  /** The act that takes a member out of rotation. */
  public static String takeOut(String member) {
    return "take " + member + " out";
  }

  /** The refusal in one sentence; in mode {@code advise} it is what would have been done. */
  public String sentence() {
    return law == Law.ADVICE
        ? "would have %s: %s (%s)".formatted(taken(), evidence, law.sentence())
        : "did not %s: %s (%s)".formatted(act, evidence, law.sentence());
  }

  private String taken() {
    return act.replaceFirst("^take ", "taken ");
  }
}

package io.relevo.failover;

import io.relevo.fleet.Subject;

/**
 * An act that did not happen, and the law that refused it.
 *
 * @param act what would have been done, in words: {@code take nginx-1 out}
 */
public record Refusal(Subject subject, String act, Law law, String evidence) {
  /** The refusal in one sentence. */
  public String sentence() {
    return "did not %s: %s (%s)".formatted(act, evidence, law.sentence());
  }
}

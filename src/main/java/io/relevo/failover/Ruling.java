package io.relevo.failover;

import java.util.List;

/**
 * What becomes of an order.
 *
 * @param placed holds it makes
 * @param ended holds it ends; one that a peer holds ends for this agent only
 * @param released switches that were moved by hand and are Relevo's again
 * @param refusals the laws it breaks; where there is one, nothing else happens
 * @param says the answer to the operator, a sentence a line
 */
public record Ruling(
    List<Hold> placed,
    List<Decision.Ended> ended,
    List<String> released,
    List<Refusal> refusals,
    List<String> says) {

  /** Whether it was carried out. */
  public boolean accepted() {
    return refusals.isEmpty();
  }

  static Ruling refused(Refusal refusal) {
    return new Ruling(
        List.of(), List.of(), List.of(), List.of(refusal), List.of(refusal.sentence()));
  }

  static Ruling place(Hold hold, List<Decision.Ended> instead, List<String> says) {
    return new Ruling(List.of(hold), instead, List.of(), List.of(), says);
  }

  static Ruling end(List<Decision.Ended> ended, List<String> released, List<String> says) {
    return new Ruling(List.of(), ended, released, List.of(), says);
  }
}

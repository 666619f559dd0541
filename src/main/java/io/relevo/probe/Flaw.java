package io.relevo.probe;

/**
 * Why a target that serves does not serve as it should.
 *
 * @param detail the evidence in one line
 */
public record Flaw(Cause cause, String detail) {
  /** In one line. */
  public String phrase() {
    return cause.code() + ": " + detail;
  }
}

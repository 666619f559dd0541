package io.relevo.fleet;

/** How far Relevo may go; the same decisions are made in all three. Ordered from least to most. */
public enum Mode {
  /** Watch and tell. */
  OBSERVE,
  /** Decide, record and tell as "would have", move nothing. */
  ADVISE,
  /** Move switches. */
  ACT;

  /** The lower of two modes: a switch or group can be more careful than its agent, never bolder. */
  public Mode atMost(Mode other) {
    return compareTo(other) <= 0 ? this : other;
  }
}

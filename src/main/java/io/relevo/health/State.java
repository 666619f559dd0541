package io.relevo.health;

/** What we believe of a target. */
public enum State {
  /** Not enough clear or recent evidence. */
  UNSURE,
  /** Serving. */
  UP,
  /** Serving, but not as it should. */
  DEGRADED,
  /** Not serving. */
  DOWN;

  /** Whether it serves. */
  public boolean serves() {
    return this == UP || this == DEGRADED;
  }
}

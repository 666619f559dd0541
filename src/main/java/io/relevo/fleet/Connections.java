package io.relevo.fleet;

import java.time.Duration;

/**
 * What becomes of a connection after a look.
 *
 * @param reuse how long it is used for one look after the other; zero for one look only
 * @param sentinel whether one is held between looks, to notice at once that the target lets go of
 *     it
 */
public record Connections(Duration reuse, boolean sentinel) {
  /** Each look ends with the end of its connection. */
  public static final Connections NONE_HELD = new Connections(Duration.ZERO, false);

  /** Each look's connection is held until the next look has made its own. */
  public static final Connections SENTINEL = new Connections(Duration.ZERO, true);

  /** Whether a connection outlives its look. */
  public boolean kept() {
    return sentinel || !reuse.isZero();
  }

  /** The same without a sentinel. */
  public Connections unwatched() {
    return new Connections(reuse, false);
  }
}

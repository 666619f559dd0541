package io.relevo.loop;

import io.relevo.probe.Observation;
import io.relevo.turn.Plan;

/** Watches the loop at work: metrics. Must return at once. */
public interface Onlooker {
  /**
   * A look began.
   *
   * @param late after it was due, in nanoseconds
   */
  default void began(long late) {}

  /** A look ended. */
  void looked(Observation look);

  /** A turn was taken and its moves were begun. */
  void turned(Plan plan);
}

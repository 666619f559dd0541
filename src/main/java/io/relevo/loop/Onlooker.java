package io.relevo.loop;

import io.relevo.probe.Observation;
import io.relevo.turn.Plan;

/** Watches the loop at work: metrics. Must return at once. */
public interface Onlooker {
  /** A look ended. */
  void looked(Observation look);

  /** A turn was taken and its moves were begun. */
  void turned(Plan plan);
}

package io.relevo.probe.kind;

import io.relevo.probe.Outcome;
import java.util.concurrent.CompletionStage;

/** Looks at one target. */
public interface Probe extends AutoCloseable {
  /**
   * Takes one look. The stage always ends with an outcome within the time-out and never with an
   * exception: what goes wrong on our side is {@link Outcome.Unclear}. Never blocks.
   */
  CompletionStage<Outcome> look();

  /** Lets go of everything it holds. */
  @Override
  void close();
}

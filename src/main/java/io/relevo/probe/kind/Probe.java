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

  /**
   * Tells this from now on, on a thread that must not be held up, when the target lets go of a
   * connection between two looks: a dead process does, and so does a healthy one after a while. A
   * kind that holds none never tells.
   */
  default void onFall(Runnable fallen) {}

  /** Lets go of everything it holds. */
  @Override
  void close();
}

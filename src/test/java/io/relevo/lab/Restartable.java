package io.relevo.lab;

import java.util.Optional;

/** A real server that a test kills and starts again, or freezes and lets go on. */
public abstract class Restartable implements AutoCloseable {
  private Optional<Started> started = Optional.empty();

  /** Starts it and waits until it answers. */
  abstract Started run();

  /** Starts it; the first time, or again after {@link #kill9}. */
  public final void restart() {
    started = Optional.of(run());
  }

  /** Kills it; what it has on disk stays. */
  public final void kill9() {
    started.ifPresent(Started::kill9);
  }

  /** Freezes it: connections are accepted by the kernel, nothing answers. */
  public final void hang() {
    started.ifPresent(Started::stop);
  }

  /** Ends {@link #hang}. */
  public final void resume() {
    started.ifPresent(Started::cont);
  }

  @Override
  public void close() {
    started.ifPresent(Started::close);
  }
}

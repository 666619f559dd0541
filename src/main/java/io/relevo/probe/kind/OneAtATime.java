package io.relevo.probe.kind;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that may hang for ever, as a question to a disk does: nobody waits for it longer than is
 * said, and while it hangs it is not begun again, so that it costs one thread and no more.
 */
final class OneAtATime<T> {
  private final Executor threads;
  private final Supplier<T> work;
  private final AtomicBoolean running = new AtomicBoolean();

  OneAtATime(Executor threads, Supplier<T> work) {
    this.threads = threads;
    this.work = work;
  }

  /** The result; empty when it does not come in time, or an earlier one is still awaited. */
  CompletableFuture<Optional<T>> ask(Duration timeout) {
    if (!running.compareAndSet(false, true)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.supplyAsync(this::result, threads)
        .completeOnTimeout(Optional.empty(), timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Optional<T> result() {
    try {
      return Optional.of(work.get());
    } finally {
      running.set(false);
    }
  }
}

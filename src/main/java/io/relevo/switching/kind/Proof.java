package io.relevo.switching.kind;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/** Waits for somebody else to follow. */
final class Proof {
  private Proof() {}

  /** What is still missing, in words; empty when nothing is. */
  @FunctionalInterface
  interface Question {
    Optional<String> missing() throws IOException;
  }

  /**
   * Asks again and again, until nothing is missing.
   *
   * @throws IOException past the limit, with what is missing then
   */
  static void await(Duration limit, Duration pause, Question question) throws IOException {
    var end = System.nanoTime() + limit.toNanos();
    for (var missing = question.missing(); missing.isPresent(); missing = question.missing()) {
      if (System.nanoTime() - end > 0) {
        throw new IOException(missing.get());
      }
      pause(pause);
    }
  }

  private static void pause(Duration pause) throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }
}

package io.relevo.switching.kind;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A question to somebody who counts how often he is asked: asked again only after a while, and
 * until then answered as it was the last time.
 */
final class Paced<T> {
  /** Asks. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws IOException;
  }

  private final Duration pace;
  private final Question<T> question;
  private @Nullable Question<T> heard;
  private long at;

  Paced(Duration pace, Question<T> question) {
    this.pace = pace;
    this.question = question;
  }

  /** What was said last; a failure is said again too. */
  T ask() throws IOException {
    var last = heard;
    if (last == null || System.nanoTime() - at >= pace.toNanos()) {
      last = asked();
      heard = last;
      at = System.nanoTime();
    }
    return last.ask();
  }

  private Question<T> asked() {
    try {
      var answer = question.ask();
      return () -> answer;
    } catch (IOException e) {
      return () -> {
        throw new IOException(e.getMessage(), e);
      };
    }
  }

  /** Asks the next time, however soon it is. */
  void forget() {
    heard = null;
  }
}

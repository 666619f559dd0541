package io.relevo.demo;

import java.time.Duration;
import java.time.Instant;

/** What happens after a moment, each with the milliseconds since then. */
record Chronicle(Terminal terminal, Instant zero) {
  static Chronicle begin(Terminal terminal) {
    return new Chronicle(terminal, Instant.now());
  }

  Duration until(Instant at) {
    return Duration.between(zero, at);
  }

  void event(Instant at, String what) {
    terminal.event(until(at), what);
  }

  /** Somebody suffers. */
  void harm(Instant at, String what) {
    terminal.harm(until(at), what);
  }

  /** Somebody does no more. */
  void relief(Instant at, String what) {
    terminal.relief(until(at), what);
  }
}

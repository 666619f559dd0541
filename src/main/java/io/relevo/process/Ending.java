package io.relevo.process;

import java.time.Duration;

/** What became of a run. */
public sealed interface Ending {
  /**
   * It ended, and nobody holds its output open any more.
   *
   * @param code its exit code; killed by a signal, 128 and its number
   * @param printed what it printed, errors included, as far as it is looked at
   */
  record Ended(int code, String printed) implements Ending {
    /** The first line, for people. */
    public String line() {
      return printed.lines().findFirst().orElse("").strip().replaceAll("[^ -~]", "?");
    }
  }

  /** It ended and left a process that holds its output open; that was killed, if it could be. */
  record OutputHeld(int code) implements Ending {}

  /** It did not end in time, and was killed with all it started. */
  record Late(Duration limit) implements Ending {}

  /** It was not started: its last run was killed, and does not end. */
  record Lingering() implements Ending {}
}

package io.relevo.config;

import java.util.Optional;

/**
 * One thing that is wrong with a file, and where.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param what what must hold
 * @param was what stands there instead, as it is written in the file; never a secret
 * @param hint what to write, where that can be guessed
 */
public record ConfigProblem(
    String file, int line, int column, String what, Optional<String> was, Optional<String> hint) {

  /** {@code file:line:col: what must hold (was: value); hint}. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s%s%s"
        .formatted(
            file,
            line,
            column,
            what,
            was.map(" (was: %s)"::formatted).orElse(""),
            hint.map("; %s"::formatted).orElse(""));
  }
}

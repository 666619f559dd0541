package io.relevo.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Runs the daemon until it is told to stop. */
@FunctionalInterface
public interface Runner {
  /**
   * Runs.
   *
   * @param agent which of the agents in the file this one is
   * @return the exit code
   */
  int run(Path config, String agent) throws IOException, InterruptedException;
}

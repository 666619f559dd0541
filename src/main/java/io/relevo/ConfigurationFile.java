package io.relevo;

import io.relevo.config.ConfigException;
import io.relevo.config.ConfigFile;
import io.relevo.config.ConfigProblem;
import io.relevo.config.Sources;
import io.relevo.loop.Rereading;
import java.nio.file.Path;

/** The configuration file of this agent, read anew each time. */
record ConfigurationFile(Path path, String agent) implements Rereading {
  @Override
  public Outcome read() {
    try {
      return new Outcome.Good(ConfigFile.load(path, agent, Sources.ofThisProcess()));
    } catch (ConfigException e) {
      return new Outcome.Bad(e.problems().stream().map(ConfigProblem::toString).toList());
    }
  }
}

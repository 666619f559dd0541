package io.relevo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The configuration file: YAML 1.2, read whole or refused whole. */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * Reads a file.
   *
   * @param agentName which agent this is: where the file has {@code peers}, one of them
   * @throws ConfigException with everything that is wrong with it, if anything is
   */
  public static Configuration load(Path file, String agentName, Sources sources)
      throws ConfigException {
    var reading = reading(file, agentName, sources);
    var values = TopSection.SECTION.bind(reading.top());
    new Checks(values).say();
    if (reading.count() > 0) {
      throw new ConfigException(reading.problems());
    }
    return TopSection.SECTION.make().apply(values);
  }

  /**
   * The agents that a file names, in its order; none where one stands alone.
   *
   * @throws ConfigException when it is no YAML
   */
  public static List<String> agents(Path file) throws ConfigException {
    return reading(file, "", Sources.none()).namesIn("agent.peers");
  }

  /** What stands in a file, before anything is made of it. */
  static Reading reading(Path file, String agentName, Sources sources) throws ConfigException {
    var name = file.toString();
    var root = Yaml.compose(name, Utf8.decode(name, bytes(file)));
    return new Reading(name, agentName, new Variables(file.toAbsolutePath(), sources), root);
  }

  private static byte[] bytes(Path file) throws ConfigException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "no such file");
    } catch (IOException e) {
      throw unreadable(file, e.getClass().getSimpleName());
    }
  }

  private static ConfigException unreadable(Path file, String why) {
    return new ConfigException(
        List.of(
            new ConfigProblem(
                file.toString(),
                1,
                1,
                "the file must be readable",
                Optional.of(why),
                Optional.empty())));
  }
}

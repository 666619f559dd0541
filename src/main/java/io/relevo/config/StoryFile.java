package io.relevo.config;

import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.rehearsal.Story;
import java.nio.file.Path;
import java.util.Optional;

/** A story for a rehearsal: read like the configuration, and against its names. */
public final class StoryFile {
  private StoryFile() {}

  /** Reads commands as they are typed. */
  @FunctionalInterface
  public interface Commands {
    /** What is ordered. */
    Typing read(String line);
  }

  /**
   * A command, or why it is none.
   *
   * @param order empty when it cannot be read
   * @param why what is wrong with it then
   */
  public record Typing(Optional<Order> order, String why) {}

  /**
   * Reads a story.
   *
   * @param fleet whose names it may use
   * @throws ConfigException with everything that is wrong with it, if anything is
   */
  public static Story load(Path file, Fleet fleet, Commands commands) throws ConfigException {
    var reading = ConfigFile.reading(file, fleet.agent().name(), Sources.none());
    var story = new StorySection(fleet, commands).section().read(reading.top());
    if (reading.count() > 0) {
      throw new ConfigException(reading.problems());
    }
    return story.orElseThrow();
  }
}

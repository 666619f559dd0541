package io.relevo.rehearsal;

import io.relevo.fleet.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happens in a rehearsal, and when.
 *
 * @param start when it begins; all is well then, and every agent knows it
 * @param agents those that run at the start; all of them when empty
 * @param mode how far they go, instead of what the configuration says
 * @param events in the order of their times
 */
public record Story(
    Instant start,
    List<String> agents,
    Optional<Mode> mode,
    Duration lasts,
    List<Event> events,
    Expectation expectation) {

  public Story {
    events = events.stream().sorted(Comparator.comparing(Event::at)).toList();
  }

  /**
   * One thing that happens.
   *
   * @param at how long after the start
   */
  public record Event(Duration at, Happening happening) {}
}

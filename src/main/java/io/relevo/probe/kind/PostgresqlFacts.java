package io.relevo.probe.kind;

import io.relevo.fleet.Measure;
import io.relevo.probe.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a PostgreSQL said of itself.
 *
 * @param recovery whether it replays what a primary wrote, and so takes no writes
 * @param readOnly whether its sessions begin without the right to write
 * @param paused whether somebody has stopped the replay
 * @param receiving whether it is connected to a primary
 * @param behind bytes that are received and not replayed
 * @param age seconds since the primary committed what was replayed last
 * @param connections used, of those that ordinary users can have, in percent
 * @param slots used, of the slots or of the senders, whichever are scarcer, in percent
 */
record PostgresqlFacts(
    boolean recovery,
    boolean readOnly,
    boolean paused,
    boolean receiving,
    Optional<Double> behind,
    Optional<Double> age,
    Optional<Double> connections,
    Optional<Double> slots) {

  static PostgresqlFacts of(SqlRow row) {
    return new PostgresqlFacts(
        row.is("recovery"),
        row.is("read_only"),
        row.is("paused"),
        row.is("receiving"),
        row.number("behind"),
        row.number("age"),
        row.number("connections"),
        Stream.of(row.number("slots"), row.number("senders"))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder()));
  }

  boolean writable() {
    return !recovery && !readOnly;
  }

  /**
   * Seconds. Of an idle primary the age grows although nothing is missing, so it counts only where
   * something is; and whoever hears no primary cannot know what it misses.
   */
  Optional<Double> lag() {
    if (!recovery || behind.isEmpty()) {
      return Optional.empty();
    }
    if (behind.get() > 0) {
      return age.map(seconds -> Math.max(0, seconds));
    }
    return receiving ? Optional.of(0.0) : Optional.empty();
  }

  /** What is known of it as numbers. */
  List<Measured> measures() {
    var measures = new ArrayList<Measured>();
    connections.ifPresent(used -> measures.add(Measured.of(Measure.CONNECTIONS, used)));
    slots.ifPresent(used -> measures.add(Measured.of(Measure.SLOTS, used)));
    lag().ifPresent(seconds -> measures.add(Measured.of(Measure.LAG, seconds)));
    measures.add(new Measured(Measured.WRITABLE, "", writable() ? 1 : 0));
    return List.copyOf(measures);
  }
}

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
 * @param delay seconds that it stays behind on purpose
 * @param lag seconds behind what it should have; empty when nobody knows
 * @param hearing by timeline
 * @param connections used, of those that ordinary users can have, in percent
 * @param slots used, of the slots or of the senders, whichever are scarcer, in percent
 */
record PostgresqlFacts(
    boolean recovery,
    boolean readOnly,
    boolean paused,
    boolean receiving,
    double delay,
    Optional<Double> lag,
    SqlHearing hearing,
    Optional<Double> connections,
    Optional<Double> slots) {

  static PostgresqlFacts of(SqlRow row, Optional<Double> heard) {
    double delay = row.number("delay").orElse(0.0);
    return new PostgresqlFacts(
        row.is("recovery"),
        row.is("read_only"),
        row.is("paused"),
        row.is("receiving"),
        delay,
        Optional.of(row).filter(each -> each.is("recovery")).flatMap(each -> told(each, delay)),
        new SqlHearing(heard, row.number("lineage")),
        row.number("connections"),
        Stream.of(row.number("slots"), row.number("senders"))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder()));
  }

  /**
   * What the server knows. Of an idle primary the age of what is replayed grows although nothing is
   * missing, so it counts only where something is; and whoever hears no primary cannot know what it
   * misses.
   */
  private static Optional<Double> told(SqlRow row, double delay) {
    var behind = row.number("behind");
    if (behind.isEmpty() || behind.get() > 0) {
      return behind.flatMap(_ -> row.number("age")).map(age -> Math.max(0, age - delay));
    }
    return row.is("receiving") ? Optional.of(0.0) : Optional.empty();
  }

  /**
   * The same by the heartbeat, which knows better.
   *
   * @param age of its row, in seconds; empty while there is none
   */
  PostgresqlFacts beaten(Optional<Double> age) {
    var late = age.filter(_ -> recovery).map(seconds -> Math.max(0, seconds - delay));
    return new PostgresqlFacts(
        recovery, readOnly, paused, receiving, delay, late, hearing, connections, slots);
  }

  boolean writable() {
    return !recovery && !readOnly;
  }

  /** What is known of it as numbers. */
  List<Measured> measures() {
    var measures = new ArrayList<Measured>();
    connections.ifPresent(used -> measures.add(Measured.of(Measure.CONNECTIONS, used)));
    slots.ifPresent(used -> measures.add(Measured.of(Measure.SLOTS, used)));
    lag.ifPresent(seconds -> measures.add(Measured.of(Measure.LAG, seconds)));
    measures.addAll(hearing.measures());
    measures.add(new Measured(Measured.WRITABLE, "", writable() ? 1 : 0));
    return List.copyOf(measures);
  }
}

package io.relevo.turn;

import io.relevo.failover.Refusal;
import io.relevo.health.Health;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the agent carries from one turn to the next.
 *
 * @param memory what survives a restart
 * @param health what it believes of each target; begun anew at each start, so that old evidence
 *     decides nothing
 * @param refused what was refused in the last turn, so that a refusal is recorded once
 * @param read the switches that were read since the start
 * @param pursued the switches that an act under way is moving now, and since when
 */
public record Belief(
    Memory memory,
    SequencedMap<String, Health> health,
    List<Refusal> refused,
    Set<String> read,
    SequencedMap<String, Instant> pursued) {

  /** What an agent believes when it starts. */
  public static Belief from(Memory memory) {
    return new Belief(
        memory,
        Collections.emptyNavigableMap(),
        List.of(),
        Collections.emptySet(),
        Collections.emptyNavigableMap());
  }

  /**
   * The same by a clock that was set: what was seen stays as old as it was. What is remembered
   * follows with the entry about it.
   */
  Belief after(List<Blind> blind) {
    var off = Blind.clockSet(blind);
    return off.isZero()
        ? this
        : new Belief(
            memory,
            shifted(health, known -> known.shifted(off)),
            refused,
            read,
            shifted(pursued, at -> at.plus(off)));
  }

  private static <T> SequencedMap<String, T> shifted(
      SequencedMap<String, T> times, UnaryOperator<T> later) {
    var shifted = new LinkedHashMap<>(times);
    shifted.replaceAll((_, time) -> later.apply(time));
    return shifted;
  }
}

package io.relevo.turn;

import io.relevo.failover.Refusal;
import io.relevo.health.Health;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What the agent carries from one turn to the next.
 *
 * @param memory what survives a restart
 * @param health what it believes of each target; begun anew at each start, so that old evidence
 *     decides nothing
 * @param refused what was refused in the last turn, so that a refusal is recorded once
 * @param read the switches that were read since the start
 */
public record Belief(
    Memory memory, SequencedMap<String, Health> health, List<Refusal> refused, Set<String> read) {
  /** What an agent believes when it starts. */
  public static Belief from(Memory memory) {
    return new Belief(memory, Collections.emptyNavigableMap(), List.of(), Collections.emptySet());
  }

  /**
   * The same by a clock that was set: what was seen stays as old as it was. What is remembered
   * follows with the entry about it.
   */
  Belief after(List<Blind> blind) {
    var off = Blind.clockSet(blind);
    return off.isZero() ? this : new Belief(memory, shifted(off), refused, read);
  }

  private SequencedMap<String, Health> shifted(Duration off) {
    var shifted = new LinkedHashMap<>(health);
    shifted.replaceAll((_, known) -> known.shifted(off));
    return shifted;
  }
}

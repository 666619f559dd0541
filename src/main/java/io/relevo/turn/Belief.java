package io.relevo.turn;

import io.relevo.failover.Refusal;
import io.relevo.health.Health;
import io.relevo.journal.Memory;
import java.util.Collections;
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
}

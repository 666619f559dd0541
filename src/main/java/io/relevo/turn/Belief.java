package io.relevo.turn;

import io.relevo.failover.Refusal;
import io.relevo.fleet.Roll;
import io.relevo.health.Health;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import io.relevo.switching.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the agent carries from one turn to the next.
 *
 * @param memory what survives a restart
 * @param health what it believes of each target; begun anew at each start, so that old evidence
 *     decides nothing
 * @param refused what was refused in the last turn, so that a refusal is recorded once
 * @param readings how each switch that was read since the start was last found
 * @param pursued the switches that an act under way is moving now, and since when
 * @param rest what the next turn may pass by, where that is known
 */
public record Belief(
    Memory memory,
    Roll<Health> health,
    List<Refusal> refused,
    Roll<Reading> readings,
    SequencedMap<String, Instant> pursued,
    Optional<Rest> rest) {

  /** What an agent believes when it starts. */
  public static Belief from(Memory memory) {
    return new Belief(
        memory,
        Roll.empty(),
        List.of(),
        Roll.empty(),
        Collections.emptyNavigableMap(),
        Optional.empty());
  }

  /**
   * The same, but passing by nothing: the next turn looks at everything, takes longer, and must
   * come to the same plan.
   */
  public Belief watchful() {
    return new Belief(memory, health, refused, readings, pursued, Optional.empty());
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
            health.each(known -> known.shifted(off)),
            refused,
            readings,
            shifted(off),
            Optional.empty());
  }

  private SequencedMap<String, Instant> shifted(Duration off) {
    var shifted = new LinkedHashMap<>(pursued);
    shifted.replaceAll((_, at) -> at.plus(off));
    return shifted;
  }
}

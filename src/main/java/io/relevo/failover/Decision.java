package io.relevo.failover;

import java.util.List;
import java.util.SequencedMap;

/**
 * What ought to be.
 *
 * @param holds every hold in force after this decision
 * @param placed the holds it made
 * @param ended the holds it ended, each with why
 * @param wanted the setting of every switch that this agent may move now, by name
 * @param refused the automatic acts that a law refused
 * @param exhausted the groups in which no healthy member is left
 */
public record Decision(
    List<Hold> holds,
    List<Hold> placed,
    List<Ended> ended,
    SequencedMap<String, Wanted> wanted,
    List<Refusal> refused,
    List<String> exhausted) {

  /** The same with the settings of what was not decided about too. */
  public Decision with(SequencedMap<String, Wanted> whole) {
    return new Decision(holds, placed, ended, whole, refused, exhausted);
  }

  /** A hold that is no more. */
  public record Ended(Hold hold, String why) {}
}

package io.relevo.fleet;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is watched.
 *
 * @param on the agent whose host it stands on, which speaks for it; empty when it is on none of
 *     them
 * @param onCall who is told; everybody when empty
 * @param dependsOn the targets and groups through any of which it can be reached; none when nothing
 *     lies before it. Never leads back to itself
 * @param domains what else it falls with, beside its host: a provider, a rack
 * @param weight how much of its group's load it can bear, against the other members; 1 or more
 */
public record Target(
    String name,
    Optional<String> on,
    ProbeSpec probe,
    Pace pace,
    Optional<String> onCall,
    List<String> dependsOn,
    List<String> domains,
    int weight) {

  /** One that bears as much as any other and that nothing lies before. */
  public Target(
      String name, Optional<String> on, ProbeSpec probe, Pace pace, Optional<String> onCall) {
    this(name, on, probe, pace, onCall, List.of(), List.of(), 1);
  }
}

package io.relevo.failover;

import io.relevo.health.Health;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What another agent last said of itself.
 *
 * @param heard whether it is heard now; when it is not, the rest is the last it said
 * @param at when it last answered; empty before the first answer
 * @param out the members that its own switches keep out of rotation, whoever moved them
 * @param returnable those of them that it brings back by itself when their group cannot spare them
 * @param holds the holds there that bind every agent: on services, and on members that something
 *     shared moves
 * @param verdicts what it believes of the targets that only it can look at, by our clock
 */
public record PeerView(
    String agent,
    boolean heard,
    Optional<Instant> at,
    List<String> out,
    List<String> returnable,
    List<Hold> holds,
    List<Health> verdicts) {

  /** One that has said nothing yet. */
  public static PeerView silent(String agent, boolean heard) {
    return new PeerView(agent, heard, Optional.empty(), List.of(), List.of(), List.of(), List.of());
  }
}

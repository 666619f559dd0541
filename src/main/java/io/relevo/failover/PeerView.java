package io.relevo.failover;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.health.Health;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What another agent last said of itself.
 *
 * @param heard whether it is heard now; when it is not, the rest is the last it said
 * @param at when it last answered; empty before the first answer
 * @param out the members that its own switches keep out of rotation, whoever moved them
 * @param returnable those of them that it brings back by itself when their group cannot spare them
 * @param holds the holds there that bind this agent too, as far as nobody ended them here
 * @param gone the switches that it moves and that it saw leave, by name, and from when on nobody
 *     comes by them, by our clock
 * @param moved where it put switches that are shared, or heard that another did
 * @param verdicts what it believes of the targets that only it can look at, by our clock
 */
public record PeerView(
    String agent,
    boolean heard,
    Optional<Instant> at,
    List<String> out,
    List<String> returnable,
    List<Hold> holds,
    SequencedMap<String, Instant> gone,
    List<Moved> moved,
    List<Health> verdicts) {

  /** One whose switches are all where they belong. */
  public PeerView(
      String agent,
      boolean heard,
      Optional<Instant> at,
      List<String> out,
      List<String> returnable,
      List<Hold> holds,
      List<Health> verdicts) {
    this(
        agent,
        heard,
        at,
        out,
        returnable,
        holds,
        Collections.emptyNavigableMap(),
        List.of(),
        verdicts);
  }

  /**
   * A switch that is shared, and where one of the agents put it.
   *
   * @param at when it was seen to arrive, or when the move was begun that may still be under way
   */
  public record Moved(String name, Setting setting, Instant at, boolean arrived) {}

  /** One that has said nothing yet. */
  public static PeerView silent(String agent, boolean heard) {
    return new PeerView(agent, heard, Optional.empty(), List.of(), List.of(), List.of(), List.of());
  }

  /** The same, not heard any more. */
  public PeerView lost() {
    return new PeerView(agent, false, at, out, returnable, holds, gone, moved, verdicts);
  }

  /** The same, bound by these holds of it. */
  public PeerView binding(List<Hold> binding) {
    return new PeerView(agent, heard, at, out, returnable, binding, gone, moved, verdicts);
  }

  /**
   * What it holds on a subject, heard or not. A failure's hold ends at recovery, which one who is
   * not heard may not have seen.
   */
  Stream<Hold> holding(Subject subject) {
    return holds.stream()
        .filter(hold -> hold.subject().equals(subject))
        .filter(hold -> heard || hold.source() != Hold.Source.FAILURE);
  }

  /** Whether an operator ordered there to take the member out. */
  public boolean drains(String member) {
    return holds.stream().anyMatch(hold -> hold.planned() && hold.takesOut(member));
  }
}

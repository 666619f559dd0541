package io.relevo.fleet;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;

/**
 * Which agent this one is, and which others stand beside it.
 *
 * @param name this agent's name: the host that switches and targets name with {@code on:}
 * @param mode the highest mode any switch or group may act in
 * @param peers every agent by name with its {@code host:port}, this one too, in the order in which
 *     they speak for each other; empty for an agent on its own
 * @param peerLost how long a peer may be silent before the next one speaks for it
 * @param uplink what proves that this host's own network works, as {@code tcp://host:port}: any
 *     answer does, a refusal too
 * @param budget automatic acts allowed over all groups
 */
public record Agent(
    String name,
    Mode mode,
    SequencedMap<String, String> peers,
    Duration peerLost,
    Optional<URI> uplink,
    Budget budget) {

  /** The other agents, in order. */
  public List<String> others() {
    return peers.keySet().stream().filter(peer -> !peer.equals(name)).toList();
  }

  /**
   * Who speaks for a host: its own agent while it is heard, then the first peer that is. Where
   * nobody else is heard it is this agent: two mails in a split are better than none.
   */
  public String speakerFor(Optional<String> host, SequencedSet<String> heard) {
    Predicate<String> present = agent -> agent.equals(name) || heard.contains(agent);
    return host.filter(present)
        .or(() -> peers.keySet().stream().filter(present).findFirst())
        .orElse(name);
  }

  /** The same, going as far as this. */
  Agent in(Mode highest) {
    return new Agent(name, highest, peers, peerLost, uplink, budget);
  }

  /** Whether it can look at the target; of any other it believes what that host's agent says. */
  boolean sees(Target target) {
    return !target.probe().local() || target.on().stream().allMatch(name::equals);
  }
}

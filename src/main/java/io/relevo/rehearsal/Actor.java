package io.relevo.rehearsal;

import io.relevo.fleet.Agent;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Mode;

/**
 * An agent that takes part.
 *
 * @param fleet the configuration as that agent reads it
 * @param domain what follows the @ in its Message-IDs
 */
public record Actor(Fleet fleet, String domain) {
  /** The same, going as far as this. */
  Actor in(Mode mode) {
    var agent = fleet.agent();
    return new Actor(
        new Fleet(
            new Agent(
                agent.name(),
                mode,
                agent.peers(),
                agent.peerLost(),
                agent.uplink(),
                agent.budget()),
            fleet.targets(),
            fleet.groups(),
            fleet.switches(),
            fleet.services(),
            fleet.people(),
            fleet.onCall(),
            fleet.origins()),
        domain);
  }
}

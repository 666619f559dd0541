package io.relevo.rehearsal;

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
    return new Actor(fleet.in(mode), domain);
  }
}

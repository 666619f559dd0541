package io.relevo.failover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What another agent last said of itself.
 *
 * @param heard whether it is heard now; when it is not, the rest is the last it said
 * @param at when it last answered; empty before the first answer
 * @param out the members it keeps out of rotation with its own switches
 * @param holds the holds that operators made there on services: they bind every agent
 */
public record PeerView(
    String agent, boolean heard, Optional<Instant> at, List<String> out, List<Hold> holds) {}

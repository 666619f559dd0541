package io.relevo.fleet;

import java.util.Optional;

/**
 * One thing that is watched.
 *
 * @param on the agent whose host it stands on, which speaks for it; empty when it is on none of
 *     them
 * @param onCall who is told; everybody when empty
 */
public record Target(
    String name, Optional<String> on, ProbeSpec probe, Pace pace, Optional<String> onCall) {}

package io.relevo.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is called for a target.
 *
 * @param people who is told, all at once
 * @param remind how often an open incident is told again; never when empty
 */
public record OnCall(String name, List<String> people, Optional<Duration> remind) {}

package io.relevo.fleet;

import java.util.Optional;

/**
 * What a database is there for.
 *
 * @param heartbeat a table with a row that a master writes at each look and a replica reads
 */
public record Duty(Role role, Optional<String> heartbeat) {}

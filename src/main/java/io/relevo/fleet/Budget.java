package io.relevo.fleet;

import java.time.Duration;

/**
 * How many members may be taken out automatically in a stretch of time; beyond it Relevo only says
 * what it would do.
 *
 * @param acts how many, from 0
 * @param per in how long
 */
public record Budget(int acts, Duration per) {}

package io.relevo.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * One look, done.
 *
 * @param at when it ended
 * @param took how long it took
 */
public record Observation(String target, Outcome outcome, Instant at, Duration took) {}

package io.relevo.loop;

import java.time.Duration;
import java.util.Map;

/**
 * What waits to be told.
 *
 * @param byState how many messages are {@code waiting}, {@code sent}, {@code refused}
 * @param oldestWaiting how long the oldest of them waits; zero when none does
 */
public record Outgoing(Map<String, Long> byState, Duration oldestWaiting) {}

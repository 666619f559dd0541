package io.relevo.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Relevo's own health.
 *
 * @param started when this run began
 * @param lastTurn when the loop last took a turn
 * @param lag how late the most overdue look is
 * @param overruns looks that were still running when the next was due, since the start
 * @param outbox messages by state: {@code waiting}, {@code sent}, {@code refused}
 * @param oldestWaiting how long the oldest message waits
 * @param journalTrouble why the journal cannot be written, where it cannot
 * @param reloadTrouble why the last reload was refused, where it was
 * @param reloaded when the configuration in force was read
 * @param ready whether state is loaded and holds are in force
 */
public record Vitals(
    Instant started,
    Instant lastTurn,
    Duration lag,
    long overruns,
    Map<String, Long> outbox,
    Duration oldestWaiting,
    Optional<String> journalTrouble,
    Optional<String> reloadTrouble,
    Instant reloaded,
    boolean ready) {}

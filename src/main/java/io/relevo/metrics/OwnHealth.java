package io.relevo.metrics;

import com.codahale.metrics.health.HealthCheck.Result;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.relevo.failover.Phrases;
import io.relevo.loop.Vitals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether Relevo itself is well: what {@code /-/healthy} answers. */
public final class OwnHealth {
  /** The loop takes a turn each second though nothing happens; five missed ones are no chance. */
  private static final Duration LOOP = Duration.ofSeconds(5);

  /** A look that starts this late makes verdicts late. */
  private static final Duration SCHEDULE = Duration.ofSeconds(5);

  /** A mail server may be restarted; it is not away for a quarter of an hour unseen. */
  private static final Duration OUTBOX = Duration.ofMinutes(15);

  private final HealthCheckRegistry checks = new HealthCheckRegistry();
  private final Supplier<Vitals> vitals;

  /**
   * @param clock what the age of the last turn is measured by
   */
  public OwnHealth(Supplier<Vitals> vitals, InstantSource clock) {
    this.vitals = vitals;
    check(
        "loop",
        v ->
            late(
                "the last turn was %s ago; must be at most %s",
                Duration.between(v.lastTurn(), clock.instant()), LOOP));
    check("schedule", v -> late("a look is overdue by %s; must be at most %s", v.lag(), SCHEDULE));
    check("journal", Vitals::journalTrouble);
    check(
        "outbox",
        v ->
            late("the oldest message waits for %s; must be at most %s", v.oldestWaiting(), OUTBOX));
  }

  /** Every check by name: what is wrong, or nothing. */
  public SequencedMap<String, Optional<String>> check() {
    var found = new LinkedHashMap<String, Optional<String>>();
    checks
        .runHealthChecks()
        .forEach((name, result) -> found.put(name, Optional.ofNullable(result.getMessage())));
    return found;
  }

  /** Whether the loop and the schedule are on time: what a watchdog is fed by. */
  public boolean onTime() {
    return checks.runHealthCheck("loop").isHealthy()
        && checks.runHealthCheck("schedule").isHealthy();
  }

  private void check(String name, Function<Vitals, Optional<String>> trouble) {
    checks.register(
        name,
        new com.codahale.metrics.health.HealthCheck() {
          @Override
          protected Result check() {
            return trouble.apply(vitals.get()).map(Result::unhealthy).orElseGet(Result::healthy);
          }
        });
  }

  private static Optional<String> late(String what, Duration was, Duration most) {
    return was.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(what.formatted(Phrases.span(was), Phrases.span(most)));
  }
}

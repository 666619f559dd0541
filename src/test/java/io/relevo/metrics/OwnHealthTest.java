package io.relevo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.loop.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnHealthTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:46:00Z");

  /** Ages in seconds: of the last turn, of the most overdue look, of the oldest message. */
  private static OwnHealth of(int turn, int look, int message, Optional<String> journal) {
    var vitals =
        new Vitals(
            NOW,
            NOW.minusSeconds(turn),
            Duration.ofSeconds(look),
            0,
            Map.of(),
            Duration.ofSeconds(message),
            journal,
            Optional.empty(),
            NOW,
            true);
    return new OwnHealth(() -> vitals, () -> NOW);
  }

  @Test
  void everything_on_time_is_well() {
    var well = of(1, 0, 0, Optional.empty());
    assertThat(well.check()).containsOnlyKeys("loop", "schedule", "journal", "outbox");
    assertThat(well.check().values()).allMatch(Optional::isEmpty);
    assertThat(well.onTime()).isTrue();
  }

  @Test
  void a_loop_that_takes_no_turns_is_said_and_starves_the_watchdog() {
    var late = of(9, 0, 0, Optional.empty());
    assertThat(late.check().get("loop")).contains("the last turn was 9s ago; must be at most 5s");
    assertThat(late.onTime()).isFalse();
  }

  @Test
  void looks_that_start_late_starve_the_watchdog_too() {
    var late = of(0, 8, 0, Optional.empty());
    assertThat(late.check().get("schedule")).isPresent();
    assertThat(late.onTime()).isFalse();
  }

  @Test
  void a_full_disk_or_a_stuck_outbox_is_no_reason_for_a_restart() {
    var stuck = of(0, 0, 3600, Optional.of("disk full"));
    assertThat(stuck.check().get("journal")).contains("disk full");
    assertThat(stuck.check().get("outbox")).isPresent();
    assertThat(stuck.onTime()).isTrue();
  }
}

package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.probe.Blind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
  private static final Duration BEAT = Duration.ofMillis(250);

  private final FakeClock clock = new FakeClock();
  private final Pulse pulse = new Pulse(Runnable::run, clock, () -> clock.passed.toNanos());

  @Test
  void while_it_beats_nothing_is_noticed() {
    beats(1000);
    assertThat(pulse.noticed()).isEmpty();
  }

  @Test
  void a_process_that_was_stopped_notices_it_whoever_runs_first() {
    clock.pass(Duration.ofSeconds(12));
    var still = new Blind.StoodStill(START, START.plusSeconds(12));
    assertThat(pulse.noticed()).containsExactly(still);
    pulse.beat();
    assertThat(pulse.noticed()).isEmpty();
  }

  @Test
  void where_looks_begin_a_hold_up_is_noticed_though_somebody_else_runs() {
    for (var i = 0; i < 10; i++) {
      clock.pass(Duration.ofMillis(120));
      assertThat(pulse.noticed()).isEmpty();
    }
    clock.pass(Duration.ofMillis(120));
    assertThat(pulse.noticed()).hasOnlyElementsOfType(Blind.StoodStill.class).hasSize(1);
  }

  @Test
  void the_ordinary_unrest_of_a_busy_host_is_nothing() {
    clock.pass(Pulse.SHORTEST);
    pulse.beat();
    assertThat(pulse.noticed()).isEmpty();
  }

  @Test
  void a_clock_that_is_set_back_is_noticed_once() {
    beats(1);
    clock.set(Duration.ofHours(-1));
    assertThat(pulse.noticed())
        .containsExactly(new Blind.ClockSet(clock.instant(), Duration.ofHours(-1)));
    beats(10);
    assertThat(pulse.noticed()).isEmpty();
  }

  @Test
  void a_clock_that_is_made_to_run_faster_is_not_set() {
    for (var i = 0; i < 1000; i++) {
      clock.pass(BEAT);
      clock.set(Duration.ofMillis(25));
      pulse.beat();
    }
    assertThat(pulse.noticed()).isEmpty();
  }

  @Test
  void how_long_it_stood_still_is_told_by_the_clock_as_it_was_set() {
    clock.pass(Duration.ofSeconds(12));
    clock.set(Duration.ofHours(1));
    var end = clock.instant();
    assertThat(pulse.noticed())
        .containsExactlyInAnyOrder(
            new Blind.ClockSet(end, Duration.ofHours(1)),
            new Blind.StoodStill(end.minusSeconds(12), end))
        .first()
        .isInstanceOf(Blind.ClockSet.class);
  }

  private void beats(int many) {
    for (var i = 0; i < many; i++) {
      clock.pass(BEAT);
      pulse.beat();
    }
  }

  /** The time of day, and how much time passed. */
  private static final class FakeClock extends Clock {
    private Duration passed = Duration.ofDays(3);
    private Instant now = START;

    void pass(Duration time) {
      passed = passed.plus(time);
      now = now.plus(time);
    }

    void set(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

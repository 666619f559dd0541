package io.relevo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlindTest {
  private static final Instant FROM = Instant.parse("2026-03-01T03:00:00Z");
  private static final Instant TO = FROM.plusSeconds(12);

  private final Blind still = new Blind.StoodStill(FROM, TO);

  /** A look that began and ended so many seconds after it began. */
  private static Observation look(int began, int ended) {
    var outcome = new Outcome.Passed(Outcome.Answer.SERVING);
    return new Observation(
        "nginx-1", outcome, FROM.plusSeconds(ended), Duration.ofSeconds(ended - began));
  }

  @ParameterizedTest
  @CsvSource({"-1, 13", "-1, 5", "5, 13", "5, 6", "12, 13", "-1, 0"})
  void a_look_that_ran_across_it_or_ended_in_it_is_hidden(int began, int ended) {
    assertThat(still.hides(look(began, ended))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-2, -1", "13, 14"})
  void one_that_was_over_or_began_later_is_not(int began, int ended) {
    assertThat(still.hides(look(began, ended))).isFalse();
  }

  @Test
  void it_says_what_was_the_matter() {
    assertThat(still.why()).isEqualTo("this agent stood still for 12s");
    assertThat(new Blind.ClockSet(TO, Duration.ofMinutes(61)).why())
        .isEqualTo("the clock was set 1h1m forward");
    assertThat(new Blind.ClockSet(TO, Duration.ofMillis(-1900)).why())
        .isEqualTo("the clock was set 2s back");
  }

  @Test
  void the_clock_is_set_by_all_of_them_together() {
    var forward = new Blind.ClockSet(TO, Duration.ofHours(2));
    var back = new Blind.ClockSet(TO, Duration.ofHours(-1));
    assertThat(Blind.clockSet(List.of(still, forward, back))).isEqualTo(Duration.ofHours(1));
  }
}

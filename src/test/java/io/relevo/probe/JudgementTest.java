package io.relevo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Limits.Limit;
import io.relevo.fleet.Measure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Measures held against limits. */
class JudgementTest {
  private static final Limits LIMITS =
      new Limits(
          List.of(new Limit(Measure.LAG, 10), new Limit(Measure.EXPIRES_IN, 14 * 86_400)),
          List.of(new Limit(Measure.LAG, 300)));

  private static Outcome of(Measured... measures) {
    return Judgement.of(LIMITS, List.of(measures));
  }

  @Test
  void below_every_limit_it_serves() {
    assertThat(of(Measured.of(Measure.LAG, 9.9)).phrase()).isEqualTo("passed");
  }

  @Test
  void a_limit_that_is_reached_is_passed() {
    assertThat(of(Measured.of(Measure.LAG, 10)).phrase())
        .isEqualTo("passed, but lagging: lag 10 s, limit 10 s");
  }

  @Test
  void down_goes_before_degraded() {
    assertThat(of(Measured.of(Measure.LAG, "db-2", 330)).phrase())
        .isEqualTo("lagging: lag of db-2 5.5 min, limit 5 min");
  }

  @Test
  void what_becomes_worse_downwards_is_reached_from_above() {
    assertThat(of(Measured.of(Measure.EXPIRES_IN, 13.5 * 86_400)).phrase())
        .isEqualTo("passed, but expiring: expires-in 13.5 d, limit 14 d");
    assertThat(of(Measured.of(Measure.EXPIRES_IN, 15 * 86_400)).phrase()).isEqualTo("passed");
  }

  @Test
  void a_measure_without_a_limit_is_kept_and_judges_nothing() {
    var passed = (Outcome.Passed) of(Measured.of(Measure.DISK, "/", 99));
    assertThat(passed.flaw()).isEqualTo(Optional.empty());
    assertThat(passed.measures()).hasSize(1);
  }

  @Test
  void outcomes_agree_whatever_their_numbers_are() {
    assertThat(of(Measured.of(Measure.LAG, 1)).agrees(of(Measured.of(Measure.LAG, 2)))).isTrue();
    assertThat(of(Measured.of(Measure.LAG, 1)).agrees(of(Measured.of(Measure.LAG, 20)))).isFalse();
    assertThat(new Outcome.Unclear("a").agrees(new Outcome.Unclear("b"))).isTrue();
  }
}

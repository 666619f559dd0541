package io.relevo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Counting;
import io.relevo.fleet.Pace;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
  private static final Pace PACE = pace(3, 2);

  private final Judge judge = new Judge();

  /** One letter a second: p passed, d passed with a flaw, f failed, u unclear. */
  @ParameterizedTest
  @CsvSource({
    "'', UNSURE",
    "p, UNSURE",
    "pp, UP",
    "f, UNSURE",
    "ff, UNSURE",
    "fff, DOWN",
    "ppf, UP",
    "ppff, UP",
    "ppfff, DOWN",
    "ppffpff, UP",
    "ppffuf, DOWN",
    "ppfuuf, UP",
    "fffp, DOWN",
    "fffpp, UP",
    "fffpfp, DOWN",
    "fffpup, UP",
    "uuuu, UNSURE",
    "pup, UP"
  })
  void so_many_looks_in_a_row_make_a_verdict_and_unclear_ones_count_as_neither(
      String looks, State expected) {
    assertThat(after(PACE, looks).state()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"p, UNSURE", "pp, UP", "f, UNSURE", "ff, DOWN", "pf, UNSURE"})
  void the_first_look_after_a_start_decides_nothing_even_if_one_were_enough(
      String looks, State expected) {
    assertThat(after(pace(1, 1), looks).state()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"ppf, DOWN", "ppfp, UP"})
  void where_one_look_is_enough_it_is(String looks, State expected) {
    assertThat(after(pace(1, 1), looks).state()).isEqualTo(expected);
  }

  @Test
  void a_verdict_is_unsure_once_its_evidence_is_older_than_three_intervals() {
    var up = after(PACE, "pp");
    var stale = START.plusSeconds(2).plus(PACE.stale());
    assertThat(judge.age(PACE, up, stale)).isEqualTo(up);
    assertThat(judge.age(PACE, up, stale.plusMillis(1)).state()).isEqualTo(State.UNSURE);
  }

  @Test
  void unclear_looks_keep_no_verdict_fresh() {
    var blind = after(PACE, "ppuuuuuuuuuu");
    assertThat(judge.age(PACE, blind, START.plusSeconds(12)).state()).isEqualTo(State.UNSURE);
  }

  @Test
  void what_was_seen_before_it_was_stale_counts_for_nothing_after() {
    var stale = judge.age(PACE, after(PACE, "ppff"), START.plusSeconds(60));
    var failed = judge.judge(PACE, stale, look('f', START.plusSeconds(60)));
    assertThat(failed.state()).isEqualTo(State.UNSURE);
    assertThat(failed.fails()).isEqualTo(1);
  }

  @Test
  void a_row_that_was_begun_and_became_stale_must_be_begun_anew() {
    var begun = judge.age(PACE, after(PACE, "ff"), START.plusSeconds(60));
    assertThat(begun.fails()).isZero();
    assertThat(begun.since()).isEqualTo(START);
  }

  @ParameterizedTest
  @CsvSource({"p, true", "pp, false", "ppf, true", "ppfp, false", "fff, false", "fffp, true"})
  void it_is_in_doubt_while_the_newest_look_contradicts_the_verdict(String looks, boolean doubt) {
    assertThat(after(PACE, looks).inDoubt()).isEqualTo(doubt);
  }

  @Test
  void it_is_proven_after_a_time_only_by_a_look_that_ended_later() {
    var up = after(PACE, "pp");
    assertThat(up.provenAfter(START.plusMillis(1_999))).isTrue();
    assertThat(up.provenAfter(START.plusSeconds(2))).isFalse();
  }

  @Test
  void the_cause_of_the_newest_failure_is_remembered_and_when_the_row_of_failures_began() {
    var down = after(PACE, "ppfff");
    assertThat(down.cause()).contains(Cause.EMPTY_REPLY);
    assertThat(down.failing()).contains(START.plusSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({
    "pp, p, false",
    "pp, f, true",
    "ppf, p, true",
    "fff, f, false",
    "fff, p, true",
    "pp, u, false",
    "p, p, true"
  })
  void only_a_look_that_can_change_something_matters(String before, char next, boolean matters) {
    var look = look(next, START.plusSeconds(20));
    assertThat(judge.matters(after(PACE, before), look)).isEqualTo(matters);
  }

  @ParameterizedTest
  @CsvSource({
    "ppd, UP",
    "ppdd, UP",
    "ppddd, DEGRADED",
    "ppdpdd, UP",
    "ppddud, DEGRADED",
    "ppdddp, DEGRADED",
    "ppdddpdp, DEGRADED",
    "ppdddpp, UP",
    "ppdddff, DEGRADED",
    "ppdddfff, DOWN",
    "fffdd, UP",
    "fffddd, DEGRADED"
  })
  void as_many_flawed_looks_in_a_row_degrade_it_and_as_many_sound_ones_end_that(
      String looks, State expected) {
    assertThat(after(PACE, looks).state()).isEqualTo(expected);
  }

  @Test
  void what_comes_back_with_nothing_but_flaws_is_degraded_at_once() {
    assertThat(after(pace(2, 2), "dd").state()).isEqualTo(State.DEGRADED);
  }

  @Test
  void one_that_is_degraded_serves_and_says_why() {
    var degraded = after(PACE, "ppdddp");
    assertThat(degraded.proven()).isTrue();
    assertThat(degraded.flaw().map(Flaw::cause)).contains(Cause.LAGGING);
    assertThat(after(PACE, "ppdddpp").flaw()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pp, UP",
    "ppf, UP",
    "ppfpf, UP",
    "ppfpfpf, DOWN",
    "ppfppfppf, UP",
    "ppfff, DOWN",
    "f, UNSURE",
    "ff, UNSURE",
    "fff, DOWN",
    "fffpp, UP",
    "fffppf, UP"
  })
  void so_many_of_the_last_few_make_it_down_though_some_pass_between(String looks, State expected) {
    assertThat(after(counting(new Counting.Among(3, 5)), looks).state()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ppfff, DOWN",
    "ppffp, UP",
    "ppffpf, UP",
    "ppffpff, DOWN",
    "ppfpfpfpf, UP",
    "ppfpfpfpfpf, DOWN",
    "ppfppfppfppfppfppf, UP",
    "fffpp, UP",
    "fffppff, UP"
  })
  void a_leaky_bucket_forgets_half_a_failure_with_each_pass(String looks, State expected) {
    assertThat(after(counting(new Counting.Leaky(3)), looks).state()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"f, UNSURE", "pf, UNSURE", "ff, DOWN"})
  void however_one_counts_the_first_look_after_a_start_decides_nothing(
      String looks, State expected) {
    assertThat(after(counting(new Counting.Among(1, 5)), looks).state()).isEqualTo(expected);
    assertThat(after(counting(new Counting.Leaky(1)), looks).state()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"pp, d, true", "ppd, d, true", "ppddd, d, false", "ppddd, p, true"})
  void a_flaw_matters_until_it_is_believed(String before, char next, boolean matters) {
    var look = look(next, START.plusSeconds(20));
    assertThat(judge.matters(after(PACE, before), look)).isEqualTo(matters);
  }

  private static Pace counting(Counting counting) {
    var second = Duration.ofSeconds(1);
    return new Pace(second, second, second, counting, 2);
  }

  private Health after(Pace pace, String looks) {
    var seconds = IntStream.range(0, looks.length()).boxed().toList();
    var health = Health.unknown("nginx-1", START);
    for (var i : seconds) {
      health = judge.judge(pace, health, look(looks.charAt(i), START.plusSeconds(i + 1L)));
    }
    return health;
  }

  private static Observation look(char letter, Instant at) {
    var outcome =
        switch (letter) {
          case 'p' -> new Outcome.Passed(Outcome.Answer.SERVING);
          case 'd' -> flawed();
          case 'f' -> new Outcome.Failed(Cause.EMPTY_REPLY, "closed after 0 bytes");
          default -> new Outcome.Unclear("no file descriptor is left");
        };
    return new Observation("nginx-1", outcome, at, Duration.ofMillis(2));
  }

  private static Outcome flawed() {
    var flaw = new Flaw(Cause.LAGGING, "lag 20 s, limit 10 s");
    return new Outcome.Passed(Outcome.Answer.SERVING, Optional.of(flaw), List.of());
  }

  private static Pace pace(int fall, int rise) {
    return new Pace(
        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(250), fall, rise);
  }
}

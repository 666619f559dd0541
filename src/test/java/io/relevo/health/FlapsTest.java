package io.relevo.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlapsTest {
  private static final String STEADY = "p".repeat(20);

  /** One letter for each result: p sound, d flawed, f failed. */
  private static Flaps after(String results) {
    var flaps = Flaps.NONE;
    for (var i = 0; i < results.length(); i++) {
      flaps =
          flaps.then(
              switch (results.charAt(i)) {
                case 'p' -> State.UP;
                case 'd' -> State.DEGRADED;
                default -> State.DOWN;
              });
    }
    return flaps;
  }

  /** The weights: 1.18 for the newest of twenty, 0.02 less for each one before it. */
  @ParameterizedTest
  @CsvSource({"f, 5.90", "fp, 11.70", "fpf, 17.40", "fpfp, 23.00", "fpfpf, 28.50", "fpfpfp, 33.90"})
  void each_change_weighs_the_more_the_newer_it_is(String changes, double percent) {
    assertThat(after(STEADY + changes).percent()).isEqualTo(percent, within(0.001));
  }

  @Test
  void twenty_changes_weigh_ninety_nine_percent() {
    assertThat(after("p" + "fp".repeat(10)).percent()).isEqualTo(99, within(0.001));
  }

  @Test
  void the_oldest_of_twenty_weighs_four_percent_and_is_then_forgotten() {
    assertThat(after(STEADY + "f" + "f".repeat(19)).percent()).isEqualTo(4, within(0.001));
    assertThat(after(STEADY + "f" + "f".repeat(20)).percent()).isZero();
  }

  @Test
  void the_first_result_of_all_is_no_change() {
    assertThat(after("f").percent()).isZero();
  }

  @Test
  void above_thirty_percent_it_flaps() {
    assertThat(after(STEADY + "fpfpf").flapping()).isFalse();
    assertThat(after(STEADY + "fpfpfp").flapping()).isTrue();
  }

  @Test
  void it_ends_to_flap_only_at_twenty_five_percent() {
    var looks = STEADY + "fpfpfp";
    assertThat(after(looks + "p".repeat(13)).percent()).isGreaterThan(Flaps.LOW);
    assertThat(after(looks + "p".repeat(13)).flapping()).as("below 30 %").isTrue();
    assertThat(after(looks + "p".repeat(15)).flapping()).isFalse();
  }

  @Test
  void from_sound_to_flawed_is_a_change_as_well() {
    assertThat(after(STEADY + "dpdpdp").flapping()).isTrue();
  }

  @Test
  void it_is_steady_only_after_as_many_looks_as_count() {
    assertThat(after("p".repeat(19)).steady()).isFalse();
    assertThat(after("p".repeat(20)).steady()).isTrue();
  }
}

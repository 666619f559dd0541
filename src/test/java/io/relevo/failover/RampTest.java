package io.relevo.failover;

import static io.relevo.failover.Scenes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RampTest {
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private final Policy policy = new Policy();

  private static Scenes scenes() {
    return new Scenes(Fleets.alone(2).ramp(HALF_A_MINUTE).fleet());
  }

  @ParameterizedTest(name = "{0} ms after it came back it has {1} %, and more after {2} ms")
  @CsvSource({
    "0, 1, 3000",
    "1, 1, 2999",
    "2999, 1, 1",
    "3000, 10, 3000",
    "14999, 40, 1",
    "15000, 50, 3000",
    "27000, 90, 3000",
    "29999, 90, 1",
  })
  void a_share_grows_by_the_clock(long after, int percent, long next) {
    var scene = scenes().returned("nginx-1", Duration.ofMillis(after)).scene();
    assertThat(wanted(scene)).isEqualTo(new Share(percent));
    assertThat(policy.nextDue(scene)).contains(NOW.plusMillis(next));
  }

  @Test
  void at_its_end_it_is_in() {
    var scene = scenes().returned("nginx-1", HALF_A_MINUTE).scene();
    assertThat(wanted(scene)).isEqualTo(new Share(100));
    assertThat(policy.nextDue(scene)).isEmpty();
  }

  @Test
  void a_clock_that_was_set_back_gives_the_least() {
    assertThat(wanted(scenes().returned("nginx-1", Duration.ofHours(-1)).scene()))
        .isEqualTo(new Share(1));
  }

  @Test
  void it_begins_in_the_decision_that_ends_the_hold() {
    var well = scenes().failed("nginx-1").up("nginx-1", Duration.ofMinutes(10)).scene();
    assertThat(policy.decide(well).ended()).hasSize(1);
    assertThat(wanted(well)).isEqualTo(new Share(1));
    assertThat(policy.decide(well).wanted().get("vip-1").reason().sentence())
        .isEqualTo("it is coming back, in full in 30s");
  }

  @Test
  void a_member_that_is_held_again_is_out() {
    var scene =
        scenes()
            .returned("nginx-1", Duration.ofSeconds(9))
            .down("nginx-1")
            .failed("nginx-1")
            .scene();
    assertThat(wanted(scene)).isEqualTo(new Share(0));
  }

  @Test
  void without_a_ramp_it_is_in_at_once() {
    var at = new Scenes(Fleets.alone(2).ramp(Duration.ZERO).fleet());
    assertThat(wanted(at.returned("nginx-1", Duration.ZERO).scene())).isEqualTo(new Share(100));
  }

  @Test
  void what_knows_no_shares_is_in_at_once() {
    var at = new Scenes(Fleets.alone(2).fleet());
    assertThat(wanted(at.returned("nginx-1", Duration.ZERO).scene())).isEqualTo(new Share(100));
  }

  private Setting wanted(Scene scene) {
    return policy.decide(scene).wanted().get("vip-1").setting();
  }
}

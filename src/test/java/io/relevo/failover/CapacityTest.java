package io.relevo.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Fleets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a group keeps is a part of what its members bear together. */
class CapacityTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Policy policy = new Policy();
  private final Desk desk = new Desk();

  /** Weighs 2, 1 and 1. */
  private static Fleets three(int percent) {
    return Fleets.alone(3).capacity(percent, 2);
  }

  @ParameterizedTest
  @CsvSource({"nginx-1, 50, nginx-1", "nginx-1, 51, ''", "nginx-2, 75, nginx-2", "nginx-2, 76, ''"})
  void one_goes_when_the_others_bear_enough(String dead, int percent, String taken) {
    var decision = policy.decide(new Scenes(three(percent).fleet()).down(dead).scene());
    assertThat(String.join(" ", taken(decision))).isEqualTo(taken);
  }

  @Test
  void the_refusal_says_what_each_of_the_others_bears() {
    var scene = new Scenes(three(60).fleet()).down("nginx-1").scene();
    assertThat(policy.decide(scene).refused().getFirst().evidence())
        .isEqualTo(
            "group web keeps 60 %, healthy in rotation without nginx-1: nginx-2 (25 %), nginx-3"
                + " (25 %)");
  }

  @Test
  void thirds_are_not_rounded_against_anybody() {
    var fleet = Fleets.alone(3).capacity(66).fleet();
    assertThat(taken(policy.decide(new Scenes(fleet).down("nginx-1").scene()))).hasSize(1);
    var more = Fleets.alone(3).capacity(67).fleet();
    assertThat(taken(policy.decide(new Scenes(more).down("nginx-1").scene()))).isEmpty();
  }

  @Test
  void of_those_that_are_down_who_bears_most_comes_back_first() {
    var scenes =
        new Scenes(three(50).fleet())
            .down("nginx-1", "nginx-2", "nginx-3")
            .failed("nginx-2")
            .failed("nginx-1");
    var ended = policy.decide(scenes.scene()).ended();
    assertThat(ended).extracting(end -> end.hold().subject().name()).containsExactly("nginx-1");
    assertThat(ended.getFirst().why())
        .isEqualTo("group web must keep 50 % and has 25 % in rotation");
  }

  @Test
  void one_that_recovered_does_not_wait_while_the_others_bear_too_little() {
    var scenes =
        new Scenes(three(60).fleet()).failed("nginx-1").up("nginx-1", Duration.ofSeconds(1));
    assertThat(policy.decide(scenes.scene()).ended()).hasSize(1);
  }

  @Test
  void an_operator_waits_until_who_comes_back_bears_its_full_share() {
    var ramp = three(50).ramp(Duration.ofMinutes(10)).fleet();
    var order = new Order.Drain("nginx-2", MINUTE, "new disk", "ana", false);
    var early = new Scenes(ramp).returned("nginx-1", Duration.ofMinutes(2)).scene();
    assertThat(desk.rule(early, order).refusals().getFirst().evidence())
        .isEqualTo(
            "group web keeps 50 %, healthy in rotation without nginx-2: nginx-1 (10 %), nginx-3"
                + " (25 %)");
    var later = new Scenes(ramp).returned("nginx-1", Duration.ofMinutes(5)).scene();
    assertThat(desk.rule(later, order).accepted()).isTrue();
  }

  @Test
  void a_dead_member_does_not_stay_because_another_one_is_coming_back() {
    var ramp = three(50).ramp(Duration.ofMinutes(10)).fleet();
    var scenes = new Scenes(ramp).down("nginx-2").returned("nginx-1", Duration.ofMinutes(2));
    assertThat(taken(policy.decide(scenes.scene()))).containsExactly("nginx-2");
  }

  private static List<String> taken(Decision decision) {
    return decision.placed().stream().map(hold -> hold.subject().name()).toList();
  }
}

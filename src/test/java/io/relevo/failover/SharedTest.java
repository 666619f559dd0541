package io.relevo.failover;

import static io.relevo.failover.Scenes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A DNS record set belongs to no host: one agent at a time moves it, and what it did is known. */
class SharedTest {
  private static final Setting OUT = new Setting.Share(0);
  private static final Setting IN = new Setting.Share(100);

  private final Policy policy = new Policy();

  private static Scenes as(String agent) {
    return new Scenes(Fleets.two().dns().as(agent));
  }

  @Test
  void the_first_agent_takes_out_a_member_of_any_host() {
    var decision = policy.decide(as("lb-1").down("nginx-2").scene());

    assertThat(decision.placed()).hasSize(1);
    assertThat(wanted(decision, "dns-2")).contains(OUT);
    assertThat(wanted(decision, "dns-1")).contains(IN);
  }

  @Test
  void the_second_moves_nothing_while_the_first_is_heard_and_says_who_does() {
    var scene = as("lb-2").down("nginx-2").scene();

    assertThat(policy.decide(scene).placed()).isEmpty();
    assertThat(policy.decide(scene).wanted()).doesNotContainKeys("dns-1", "dns-2");
    assertThat(policy.gatesByHand(scene, "nginx-2").getFirst().evidence())
        .isEqualTo("nginx-2 is moved on lb-1");
  }

  @Test
  void the_second_moves_it_when_the_first_is_lost() {
    var decision = policy.decide(as("lb-2").down("nginx-1").silent("lb-1", false).scene());

    assertThat(wanted(decision, "dns-1")).contains(OUT);
  }

  @Test
  void who_has_just_started_waits_for_what_the_others_hold() {
    var decision = policy.decide(as("lb-1").down("nginx-1").silent("lb-2", true).scene());

    assertThat(decision.placed()).isEmpty();
    assertThat(decision.wanted()).doesNotContainKey("dns-1");
  }

  @Test
  void the_first_agent_back_again_follows_what_the_second_holds() {
    var decision = policy.decide(as("lb-1").peerHolds("lb-2", failure("nginx-1")).scene());

    assertThat(wanted(decision, "dns-1")).contains(OUT);
  }

  @Test
  void what_a_lost_leader_took_out_comes_back_when_it_is_proven_well() {
    var lost = as("lb-2").peerHolds("lb-1", false, failure("nginx-1"));
    var scene = lost.scene();

    assertThat(wanted(policy.decide(scene), "dns-1")).contains(IN);
    assertThat(scene.inherited(scene.fleet().switches().get("dns-1"))).isTrue();
    assertThat(scene.inherited(scene.fleet().switches().get("dns-2"))).isFalse();
    assertThat(policy.decide(lost.unsure("nginx-1").scene()).wanted()).doesNotContainKey("dns-1");
  }

  @Test
  void what_an_operator_drained_stays_out_when_the_agent_is_lost_until_its_deadline() {
    var drained =
        new Hold(
            "operator:nginx-1",
            new Subject.Member("nginx-1"),
            Hold.Effect.OUT,
            Hold.Source.OPERATOR,
            "ana",
            "new disk",
            Scenes.NOW.minusSeconds(60),
            Optional.of(Scenes.NOW.plus(Duration.ofMinutes(1))),
            Optional.empty());
    var lost = as("lb-2").peerHolds("lb-1", false, drained);

    assertThat(wanted(policy.decide(lost.scene()), "dns-1")).contains(OUT);
  }

  @Test
  void what_a_peer_holds_does_not_move_a_switch_of_this_host() {
    var scene = new Scenes(Fleets.two().fleet()).peerHolds("lb-2", failure("nginx-1")).scene();

    assertThat(wanted(policy.decide(scene), "vip-1")).contains(IN);
  }

  @Test
  void the_last_one_is_kept_whoever_leads() {
    var decision = policy.decide(as("lb-1").down("nginx-1", "nginx-2").scene());

    assertThat(decision.placed()).isEmpty();
    assertThat(decision.refused()).extracting(Refusal::law).contains(Law.KEEP);
  }

  private static Optional<Setting> wanted(Decision decision, String name) {
    return Optional.ofNullable(decision.wanted().get(name)).map(Wanted::setting);
  }

  @Test
  void both_agree_who_leads() {
    assertThat(List.of("lb-1", "lb-2"))
        .allSatisfy(agent -> assertThat(as(agent).scene().leader()).isEqualTo("lb-1"));
  }
}

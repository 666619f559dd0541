package io.relevo.failover;

import static io.relevo.failover.Scenes.NOW;
import static io.relevo.failover.Scenes.operators;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Hold.Effect;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Setting OUT = new Setting.Share(0);
  private static final Setting IN = new Setting.Share(100);

  private final Policy policy = new Policy();

  private static Scenes two() {
    return new Scenes(Fleets.two().fleet());
  }

  private static Scenes three() {
    return new Scenes(Fleets.alone(3).fleet());
  }

  @Nested
  class Taking_out {
    @Test
    void a_member_that_is_down_is_taken_out_and_its_switch_follows() {
      var decision = policy.decide(two().down("nginx-1").scene());
      assertThat(taken(decision)).containsExactly("nginx-1");
      assertThat(decision.wanted().get("vip-1").setting()).isEqualTo(OUT);
      assertThat(decision.wanted().get("vip-1").reason().sentence())
          .isEqualTo("nginx-1 held out by lb-1: it closed the connection without a byte");
    }

    @Test
    void only_the_agent_that_moves_a_member_takes_it_out() {
      var decision = policy.decide(two().down("nginx-2").scene());
      assertThat(taken(decision)).isEmpty();
      assertThat(decision.refused()).isEmpty();
      assertThat(decision.wanted()).doesNotContainKey("vip-2");
    }

    @Test
    void unclear_or_stale_evidence_takes_nothing_out() {
      assertThat(taken(policy.decide(two().unsure("nginx-1").scene()))).isEmpty();
    }

    @Test
    void a_member_whose_newest_look_passed_is_left() {
      assertThat(refusals(two().downInDoubt("nginx-1"))).containsExactly(Law.SURE);
    }

    @Test
    void an_agent_that_may_be_the_sick_one_takes_nothing_out() {
      assertThat(refusals(two().down("nginx-1").inDoubt())).containsExactly(Law.SELF);
    }
  }

  @Nested
  class Keeping {
    @Test
    void the_last_one_in_rotation_is_left_and_the_refusal_names_the_law() {
      var decision = policy.decide(two().down("nginx-1", "nginx-2").scene());
      assertThat(taken(decision)).isEmpty();
      assertThat(decision.refused().getFirst().sentence())
          .isEqualTo(
              "did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1:"
                  + " none (law 2: a group is never left with fewer healthy members in rotation"
                  + " than it must keep)");
    }

    @Test
    void two_that_die_at_the_same_instant_do_not_lean_on_each_other() {
      assertThat(refusals(two().down("nginx-1").notSeenSince("nginx-2"))).containsExactly(Law.KEEP);
    }

    @Test
    void one_that_is_unsure_is_no_support() {
      assertThat(refusals(two().down("nginx-1").unsure("nginx-2"))).containsExactly(Law.KEEP);
    }

    @Test
    void one_that_a_peer_keeps_out_is_no_support() {
      var held = two().down("nginx-1").peer("lb-2", true, List.of("nginx-2"), List.of());
      assertThat(refusals(held)).containsExactly(Law.KEEP);
    }

    @Test
    void one_that_a_lost_peer_kept_out_is_no_support() {
      var held = two().down("nginx-1").peer("lb-2", false, List.of("nginx-2"), List.of());
      assertThat(refusals(held)).containsExactly(Law.KEEP);
    }

    @Test
    void one_that_somebody_took_out_by_hand_is_no_support() {
      var scenes = new Scenes(Fleets.alone(2).fleet()).down("nginx-1").strayed("nginx-2");
      assertThat(refusals(scenes)).containsExactly(Law.KEEP);
    }

    @Test
    void one_whose_way_back_hangs_is_no_support() {
      var scenes = new Scenes(Fleets.alone(2).fleet()).down("nginx-1").away("nginx-2");
      assertThat(refusals(scenes)).containsExactly(Law.KEEP);
    }

    @Test
    void one_whose_agent_may_be_there_and_has_said_nothing_yet_is_no_support() {
      assertThat(refusals(two().down("nginx-1").silent("lb-2", true))).containsExactly(Law.KEEP);
    }

    @Test
    void one_whose_agent_is_not_there_is_support_when_it_serves() {
      assertThat(refusals(two().down("nginx-1").silent("lb-2", false))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 2", "2, 1", "3, 0"})
    void so_many_are_kept_and_the_others_go(int keep, int out) {
      var fleet = Fleets.alone(3).keep(keep).budget(9, MINUTE).budgetOfAll(9, MINUTE).fleet();
      var scenes = new Scenes(fleet);
      for (var i = 1; i <= out; i++) {
        scenes.down("nginx-" + i);
      }
      assertThat(taken(policy.decide(scenes.scene()))).hasSize(out);
      assertThat(policy.decide(scenes.down("nginx-3").scene()).placed())
          .hasSizeLessThanOrEqualTo(3 - keep);
    }
  }

  @Nested
  class When_all_are_down {
    @Test
    void leave_leaves_them_all() {
      assertThat(taken(policy.decide(two().down("nginx-1", "nginx-2").scene()))).isEmpty();
    }

    @Test
    void it_says_which_group_has_nobody_left() {
      assertThat(policy.decide(two().down("nginx-1", "nginx-2").scene()).exhausted())
          .containsExactly("web");
    }

    @Test
    void take_out_takes_them_all() {
      var scenes = new Scenes(Fleets.alone(2).takeOut().fleet()).down("nginx-1", "nginx-2");
      assertThat(taken(policy.decide(scenes.scene()))).containsExactly("nginx-1", "nginx-2");
    }

    @Test
    void take_out_waits_while_one_of_them_is_in_doubt() {
      var scenes =
          new Scenes(Fleets.two().takeOut().fleet()).down("nginx-1").downInDoubt("nginx-2");
      assertThat(refusals(scenes)).containsExactly(Law.KEEP);
    }
  }

  @Nested
  class Bringing_back_what_cannot_be_spared {
    @Test
    void of_two_that_are_out_and_down_the_first_comes_back_on_its_agent() {
      var scenes =
          two()
              .down("nginx-1", "nginx-2")
              .failed("nginx-1")
              .peer("lb-2", true, List.of("nginx-2"), List.of("nginx-2"));
      assertThat(policy.decide(scenes.scene()).ended().getFirst().why())
          .isEqualTo("group web must keep 1 and has 0 in rotation");
    }

    @Test
    void and_not_the_second_on_its_own() {
      var scenes =
          new Scenes(Fleets.two().as("lb-2"))
              .down("nginx-1", "nginx-2")
              .failed("nginx-2")
              .peer("lb-1", true, List.of("nginx-1"), List.of("nginx-1"));
      assertThat(policy.decide(scenes.scene()).ended()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void but_the_second_where_the_first_cannot_come_back(boolean heard, boolean returnable) {
      var scenes =
          new Scenes(Fleets.two().as("lb-2"))
              .down("nginx-1", "nginx-2")
              .failed("nginx-2")
              .peer("lb-1", heard, List.of("nginx-1"), returnable ? List.of("nginx-1") : List.of());
      assertThat(policy.decide(scenes.scene()).ended()).hasSize(1);
    }

    @Test
    void one_that_is_well_comes_back_before_one_that_is_not() {
      var scenes =
          two()
              .down("nginx-1")
              .failed("nginx-1")
              .peer("lb-2", true, List.of("nginx-2"), List.of("nginx-2"));
      assertThat(policy.decide(scenes.scene()).ended()).isEmpty();
    }

    @Test
    void a_group_that_keeps_two_gets_its_second_back_though_one_is_well() {
      var fleet = Fleets.alone(3).keep(2).fleet();
      var scenes = new Scenes(fleet).down("nginx-1", "nginx-2").failed("nginx-1").failed("nginx-2");
      assertThat(policy.decide(scenes.scene()).ended()).hasSize(1);
    }

    @Test
    void nobody_is_brought_back_by_an_agent_that_may_be_the_sick_one() {
      var scenes =
          two()
              .unsure("nginx-1")
              .unsure("nginx-2")
              .failed("nginx-1")
              .peer("lb-2", false, List.of("nginx-2"), List.of("nginx-2"))
              .inDoubt();
      assertThat(policy.decide(scenes.scene()).ended()).isEmpty();
    }

    @Test
    void take_out_keeps_them_out() {
      var scenes =
          new Scenes(Fleets.alone(2).takeOut().fleet())
              .down("nginx-1", "nginx-2")
              .failed("nginx-1")
              .failed("nginx-2");
      assertThat(policy.decide(scenes.scene()).ended()).isEmpty();
    }
  }

  @Nested
  class Budgets {
    @Test
    void a_spent_budget_of_the_group_refuses() {
      var spent = three().takenOut("nginx-2", MINUTE).takenOut("nginx-3", MINUTE);
      assertThat(refusals(spent.down("nginx-1"))).containsExactly(Law.BUDGET);
    }

    @Test
    void a_spent_budget_of_all_groups_refuses() {
      var scenes = new Scenes(Fleets.alone(3).budgetOfAll(1, MINUTE).fleet());
      var spent = scenes.takenOut("nginx-2", Duration.ofSeconds(59)).down("nginx-1");
      assertThat(refusals(spent)).containsExactly(Law.BUDGET);
    }

    @Test
    void what_was_spent_is_forgotten_after_its_time() {
      var ago = Duration.ofMinutes(10);
      var spent = three().takenOut("nginx-2", ago).takenOut("nginx-3", ago);
      assertThat(refusals(spent.down("nginx-1"))).isEmpty();
    }

    @Test
    void acts_of_the_same_turn_count_too() {
      var scenes = new Scenes(Fleets.alone(3).budget(1, MINUTE).fleet()).down("nginx-1", "nginx-2");
      assertThat(taken(policy.decide(scenes.scene()))).containsExactly("nginx-1");
    }
  }

  @Nested
  class Coming_back {
    private Scenes recovered(int failures, Duration ago) {
      var scenes = two().failed("nginx-1").up("nginx-1", ago);
      for (var i = 0; i < failures; i++) {
        scenes.takenOut("nginx-1", Duration.ofMinutes(2));
      }
      return scenes;
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 60", "3, 90", "9, 270", "10, 300", "99, 300"})
    void it_waits_thirty_seconds_for_each_failure_and_five_minutes_at_most(
        int failures, long wait) {
      assertThat(ended(recovered(failures, Duration.ofSeconds(wait).minusMillis(1)))).isEmpty();
      assertThat(ended(recovered(failures, Duration.ofSeconds(wait))))
          .containsExactly("nginx-1 is well again");
    }

    @Test
    void old_failures_are_forgotten() {
      var scenes = recovered(1, Duration.ofSeconds(30));
      for (var i = 0; i < 9; i++) {
        scenes.takenOut("nginx-1", Duration.ofHours(2));
      }
      assertThat(ended(scenes)).hasSize(1);
    }

    @Test
    void it_does_not_wait_while_its_group_has_nobody_else() {
      assertThat(ended(recovered(9, Duration.ofSeconds(1)).down("nginx-2"))).hasSize(1);
    }

    @Test
    void one_that_is_not_well_stays_out() {
      assertThat(ended(two().failed("nginx-1").unsure("nginx-1"))).isEmpty();
      assertThat(ended(two().failed("nginx-1").down("nginx-1"))).isEmpty();
    }

    @Test
    void the_wait_says_how_long_and_wakes_the_loop() {
      var scene = recovered(1, Duration.ofSeconds(10)).scene();
      assertThat(policy.decide(scene).refused().getFirst().evidence())
          .isEqualTo("20s left to wait");
      assertThat(policy.nextDue(scene)).contains(NOW.plusSeconds(20));
    }

    @Test
    void a_hold_of_a_member_that_a_reload_took_away_ends() {
      assertThat(ended(two().failed("gone")))
          .containsExactly("gone is no longer in the configuration");
    }
  }

  @Nested
  class Operators {
    private Hold drain(Duration left) {
      return operators(new Subject.Member("nginx-1"), Effect.OUT, left);
    }

    @Test
    void a_hold_lasts_until_its_deadline() {
      assertThat(ended(two().hold(drain(Duration.ofMillis(1))))).isEmpty();
      assertThat(ended(two().hold(drain(Duration.ZERO)))).containsExactly("its deadline passed");
    }

    @Test
    void a_member_that_is_sick_at_the_deadline_stays_out() {
      var scenes = two().hold(drain(Duration.ZERO)).unsure("nginx-1");
      assertThat(ended(scenes)).isEmpty();
      assertThat(refusals(scenes)).containsExactly(Law.GATE);
      assertThat(policy.decide(scenes.scene()).wanted().get("vip-1").setting()).isEqualTo(OUT);
    }

    @Test
    void a_freeze_takes_nothing_out_and_moves_nothing() {
      var freeze = operators(new Subject.Everything(), Effect.FREEZE, MINUTE);
      var scenes = two().down("nginx-1").hold(freeze);
      assertThat(refusals(scenes)).containsExactly(Law.FROZEN);
      assertThat(policy.decide(scenes.scene()).wanted()).isEmpty();
    }

    @Test
    void what_a_freeze_keeps_out_stays_held_until_it_can_move() {
      var freeze = operators(new Subject.Everything(), Effect.FREEZE, MINUTE);
      for (var held :
          List.of(
              two().failed("nginx-1"),
              two().hold(drain(Duration.ZERO)),
              two().failed("nginx-1").failed("nginx-2").down("nginx-1", "nginx-2"))) {
        assertThat(policy.decide(held.scene()).ended()).hasSize(1);
        assertThat(policy.decide(held.hold(freeze).scene()).ended()).isEmpty();
      }
      assertThat(refusals(two().failed("nginx-1").hold(freeze))).containsExactly(Law.FROZEN);
    }

    @Test
    void maintenance_that_a_peer_ordered_binds_this_agent_until_its_deadline() {
      var shop = new Subject.OfService("shop");
      var on = two().peerHolds("lb-2", operators(shop, Effect.MAINTENANCE, MINUTE));
      var over = two().peerHolds("lb-2", operators(shop, Effect.MAINTENANCE, Duration.ZERO));
      assertThat(policy.decide(on.scene()).wanted().get("shop-page").setting())
          .isInstanceOfSatisfying(
              Setting.Maintenance.class, page -> assertThat(page.on()).isTrue());
      assertThat(policy.decide(over.scene()).wanted().get("shop-page").setting())
          .isEqualTo(new Setting.Maintenance(false));
    }

    @Test
    void an_operators_hold_is_the_reason_where_a_failure_holds_too() {
      var scenes = two().hold(drain(MINUTE)).failed("nginx-1").down("nginx-1");
      assertThat(policy.decide(scenes.scene()).wanted().get("vip-1").reason().sentence())
          .contains("ana");
    }
  }

  @Nested
  class Modes {
    @ParameterizedTest
    @EnumSource(
        value = Mode.class,
        names = {"OBSERVE", "ADVISE"})
    void the_lowest_mode_counts_whoever_sets_it(Mode mode) {
      for (var fleets :
          List.of(
              Fleets.two().mode(mode),
              Fleets.two().groupMode(mode),
              Fleets.two().switchMode(mode))) {
        var decision = policy.decide(new Scenes(fleets.fleet()).down("nginx-1").scene());
        assertThat(decision.refused())
            .extracting(Refusal::law)
            .containsExactly(mode == Mode.ADVISE ? Law.ADVICE : Law.MODE);
        assertThat(decision.wanted()).doesNotContainKey("vip-1");
      }
    }

    @Test
    void what_would_have_been_done_is_said() {
      var scenes = new Scenes(Fleets.two().mode(Mode.ADVISE).fleet()).down("nginx-1");
      assertThat(policy.decide(scenes.scene()).refused().getFirst().sentence())
          .isEqualTo(
              "would have taken nginx-1 out: mode is advise (in mode advise it is only said what would"
                  + " be done)");
    }
  }

  @Test
  void nothing_is_to_do_when_all_is_well() {
    var decision = policy.decide(two().scene());
    assertThat(decision.placed()).isEmpty();
    assertThat(decision.refused()).isEmpty();
    assertThat(decision.wanted().get("vip-1").setting()).isEqualTo(IN);
  }

  @Test
  void the_gates_of_a_member_that_no_switch_moves_say_so() {
    assertThat(policy.gatesByHand(two().scene(), "db-1").getFirst().evidence())
        .isEqualTo("db-1 has no switch");
  }

  private List<String> taken(Decision decision) {
    return decision.placed().stream().map(hold -> hold.subject().name()).toList();
  }

  private List<String> ended(Scenes scenes) {
    return policy.decide(scenes.scene()).ended().stream().map(Decision.Ended::why).toList();
  }

  private List<Law> refusals(Scenes scenes) {
    return policy.decide(scenes.scene()).refused().stream().map(Refusal::law).toList();
  }
}

package io.relevo.failover;

import static io.relevo.failover.Scenes.operators;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.relevo.failover.Hold.Effect;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskTest {
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Hold DRAINED =
      operators(new Subject.Member("nginx-1"), Effect.OUT, HALF_HOUR);
  private static final String PAUSED = "everything held freeze by ana: an upgrade";
  private static final Hold MAINTENANCE =
      operators(new Subject.OfService("shop"), Effect.MAINTENANCE, HALF_HOUR);

  private final Desk desk = new Desk();

  private static Scenes two() {
    return new Scenes(Fleets.two().fleet());
  }

  private static Order drain(String member, boolean force) {
    return new Order.Drain(member, HALF_HOUR, "an upgrade", "ana", force);
  }

  private static Order ready(boolean force) {
    return new Order.Ready("nginx-1", "ben", force);
  }

  @Test
  void a_drain_makes_a_hold_with_an_owner_a_reason_and_a_deadline() {
    var hold = desk.rule(two().scene(), drain("nginx-1", false)).placed().getFirst();
    assertThat(hold.phrase()).isEqualTo("nginx-1 held out by ana: an upgrade");
    assertThat(hold.until()).contains(Scenes.NOW.plus(HALF_HOUR));
    assertThat(hold.forced()).isEmpty();
  }

  @Test
  void a_drain_of_the_last_healthy_member_is_refused_with_the_law_it_breaks() {
    var ruling = desk.rule(two().down("nginx-2").scene(), drain("nginx-1", false));
    assertThat(ruling.accepted()).isFalse();
    assertThat(ruling.says())
        .containsExactly(
            "did not take nginx-1 out: group web keeps 1, healthy in rotation without nginx-1: none"
                + " (law 2: a group is never left with fewer healthy members in rotation than it"
                + " must keep)");
  }

  @Test
  void by_force_it_is_done_and_the_law_it_broke_is_recorded() {
    var ruling = desk.rule(two().down("nginx-2").scene(), drain("nginx-1", true));
    assertThat(ruling.placed().getFirst().forced()).contains(Law.KEEP);
    assertThat(ruling.says().getFirst()).contains("for 30m; forced against law 2");
  }

  @Test
  void take_out_when_all_are_down_allows_nothing_by_hand() {
    var scenes = new Scenes(Fleets.two().takeOut().fleet()).down("nginx-1", "nginx-2");
    assertThat(desk.rule(scenes.scene(), drain("nginx-1", false)).accepted()).isFalse();
  }

  @Test
  void what_another_agent_moves_may_be_ordered_here_and_is_told_who_moves_it() {
    assertThat(desk.rule(two().scene(), drain("nginx-2", false)).says())
        .containsExactly(
            "nginx-2 held out by ana: an upgrade, for 30m", "lb-2 follows: it moves vip-2");
  }

  @Test
  void what_only_an_agent_moves_that_is_not_heard_cannot_be_forced_here() {
    var ruling = desk.rule(two().silent("lb-2", false).scene(), drain("nginx-2", true));
    assertThat(ruling.refusals().getFirst().evidence())
        .isEqualTo("nginx-2 is moved on lb-2; not heard: lb-2");
  }

  @Test
  void what_was_ordered_elsewhere_comes_back_here_by_force_only() {
    var scenes = two().peerHolds("lb-2", DRAINED);
    assertThat(desk.rule(scenes.scene(), ready(false)).refusals().getFirst().evidence())
        .isEqualTo("ana ordered it on lb-2");
    assertThat(desk.rule(scenes.scene(), ready(true)).ended().getFirst().hold()).isEqualTo(DRAINED);
  }

  @Test
  void what_is_ordered_here_and_elsewhere_stays_out_and_that_is_said() {
    var scenes = two().hold(DRAINED).peerHolds("lb-2", DRAINED);
    assertThat(desk.rule(scenes.scene(), ready(false)).says())
        .containsExactly("nginx-1 comes back into rotation", "lb-2 holds it too");
  }

  @Test
  void what_was_ordered_on_an_agent_that_is_not_heard_ends_here_through_the_same_gate() {
    var lost = two().peerHolds("lb-2", false, DRAINED);
    assertThat(desk.rule(lost.scene(), ready(false)).says())
        .containsExactly("nginx-1 comes back into rotation", "lb-2 may hold it still");
    assertThat(desk.rule(lost.down("nginx-1").scene(), ready(false)).refusals().getFirst().law())
        .isEqualTo(Law.GATE);
    var off = new Order.MaintenanceOff("shop", "ben");
    assertThat(desk.rule(two().peerHolds("lb-2", false, MAINTENANCE).scene(), off).ended())
        .hasSize(1);
  }

  @Test
  void what_somebody_moved_by_hand_is_taken_back_where_it_is_moved_and_elsewhere_that_is_said() {
    assertThat(desk.rule(two().strayed("nginx-1").scene(), ready(false)).says())
        .containsExactly("nginx-1 is taken back from whoever moved it");
    var there = two().peer("lb-2", true, List.of("nginx-1"), List.of());
    assertThat(desk.rule(there.scene(), ready(false)).refusals().getFirst().evidence())
        .isEqualTo("it is kept out on lb-2");
    assertThat(desk.rule(two().scene(), ready(false)).says())
        .containsExactly("nginx-1 was not held");
  }

  @Test
  void what_no_switch_moves_is_refused_and_breaks_no_turn() {
    assertThat(desk.rule(two().scene(), drain("db-1", true)).refusals().getFirst().evidence())
        .isEqualTo("db-1 has no switch");
  }

  @Test
  void what_relevo_may_not_move_cannot_be_forced() {
    var scenes = new Scenes(Fleets.two().mode(Mode.ADVISE).fleet());
    assertThat(desk.rule(scenes.scene(), drain("nginx-1", true)).refusals().getFirst().law())
        .isEqualTo(Law.ADVICE);
  }

  @Test
  void a_second_drain_takes_the_place_of_the_first() {
    var ruling = desk.rule(two().hold(DRAINED).scene(), drain("nginx-1", false));
    assertThat(ruling.ended().getFirst().why()).isEqualTo("replaced by ana");
    assertThat(ruling.placed()).hasSize(1);
  }

  @Test
  void ready_ends_every_hold_and_hands_the_switch_back() {
    var ruling = desk.rule(two().hold(DRAINED).failed("nginx-1").scene(), ready(false));
    assertThat(ruling.ended()).hasSize(2);
    assertThat(ruling.released()).containsExactly("vip-1");
    assertThat(ruling.says()).containsExactly("nginx-1 comes back into rotation");
  }

  @Test
  void ready_of_a_sick_member_is_refused() {
    var ruling = desk.rule(two().hold(DRAINED).down("nginx-1").scene(), ready(false));
    assertThat(ruling.says())
        .containsExactly(
            "did not bring nginx-1 back: nginx-1 is down (law 3: a member comes back only when its"
                + " own probe is green)");
  }

  @Test
  void ready_of_a_sick_member_can_be_forced_and_that_is_recorded() {
    var ruling = desk.rule(two().hold(DRAINED).down("nginx-1").scene(), ready(true));
    assertThat(ruling.ended().getFirst().why()).isEqualTo("made ready by ben, forced");
  }

  @Test
  void maintenance_begins_and_ends() {
    var on = new Order.MaintenanceOn("shop", HALF_HOUR, "an upgrade", "ana");
    assertThat(desk.rule(two().scene(), on).placed().getFirst().phrase())
        .isEqualTo("service shop held maintenance by ana: an upgrade");
    var off = new Order.MaintenanceOff("shop", "ben");
    assertThat(desk.rule(two().hold(MAINTENANCE).scene(), off).ended().getFirst().why())
        .isEqualTo("ended by ben");
    assertThat(desk.rule(two().scene(), off).says()).containsExactly("shop is not in maintenance");
  }

  @Test
  void maintenance_that_was_ordered_elsewhere_is_ended_there() {
    var ruling =
        desk.rule(
            two().peerHolds("lb-2", MAINTENANCE).scene(), new Order.MaintenanceOff("shop", "ben"));
    assertThat(ruling.says())
        .containsExactly(
            "did not end maintenance of shop: ana ordered it on lb-2 (an order ends on the agent"
                + " that it was given on)");
  }

  @Test
  void what_would_move_something_is_refused_while_all_is_paused() {
    var paused = two().hold(operators(new Subject.Everything(), Effect.FREEZE, HALF_HOUR)).scene();
    var orders =
        List.of(
            new Order.Drain("nginx-1", HALF_HOUR, "new disk", "ben", true),
            new Order.Ready("nginx-1", "ben", true),
            new Order.MaintenanceOn("shop", HALF_HOUR, "new prices", "ben"),
            new Order.MaintenanceOff("shop", "ben"));
    assertThat(orders)
        .flatExtracting(order -> desk.rule(paused, order).refusals())
        .extracting(Refusal::act, Refusal::law, Refusal::evidence)
        .containsExactly(
            tuple("take nginx-1 out", Law.FROZEN, PAUSED),
            tuple("bring nginx-1 back", Law.FROZEN, PAUSED),
            tuple("put shop in maintenance", Law.FROZEN, PAUSED),
            tuple("end maintenance of shop", Law.FROZEN, PAUSED));
  }

  @Test
  void pause_freezes_everything_until_resume() {
    var pause = desk.rule(two().scene(), new Order.Pause(HALF_HOUR, "a look around", "ana"));
    var freeze = pause.placed().getFirst();
    assertThat(freeze.phrase()).isEqualTo("everything held freeze by ana: a look around");
    var resume = new Order.Resume("ana");
    assertThat(desk.rule(two().hold(freeze).scene(), resume).ended()).hasSize(1);
    assertThat(desk.rule(two().scene(), resume).says()).containsExactly("nothing is paused");
  }
}

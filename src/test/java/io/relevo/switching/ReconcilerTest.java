package io.relevo.switching;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Reason;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);
  private static final Instant MOVED = Instant.parse("2026-05-04T03:02:01Z");
  private static final Reason FREE = new Reason.Free();
  private static final Wanted WANTED = new Wanted("vip-1", OUT, FREE);
  private static final SwitchSpec.Witness NO_WITNESS =
      new SwitchSpec.Witness(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final Switch VIP =
      new Switch(
          "vip-1",
          Optional.of("lb-1"),
          new SwitchSpec.Keepalived(
              Path.of("/run/relevo/vip-1"), SwitchSpec.Keepalived.FAULT, NO_WITNESS),
          new Subject.Member("nginx-1"),
          Mode.ACT,
          false);

  private static final Life FIRST = new Life.OfProcess("HAProxy", "1");
  private static final Life SECOND = new Life.OfProcess("HAProxy", "2");

  private final Position moving =
      new Position(IN, Optional.empty(), Optional.empty()).movingTo(OUT, MOVED);

  @Test
  void a_move_has_arrived_when_everybody_says_so() {
    assertThat(step(true, Duration.ZERO)).contains(new Step.Settle("vip-1", WANTED));
  }

  @Test
  void while_the_address_is_still_on_its_way_it_has_not_arrived() {
    assertThat(step(false, Duration.ofMillis(4999))).isEmpty();
  }

  @Test
  void what_never_follows_is_not_waited_for_for_ever() {
    assertThat(step(false, Duration.ofSeconds(5))).contains(new Step.Settle("vip-1", WANTED));
  }

  @Test
  void what_stands_as_wanted_needs_nothing() {
    assertThat(found(at(IN), settled(IN), IN)).isEmpty();
  }

  @Test
  void what_stands_where_it_was_left_is_moved() {
    assertThat(found(at(IN), settled(IN), OUT)).contains(move(at(IN), OUT));
  }

  @Test
  void what_somebody_else_moved_is_left_and_said_once() {
    var left = new Step.Leave("vip-1", at(OUT), new Wanted("vip-1", IN, FREE));
    assertThat(found(at(OUT), settled(IN), IN)).contains(left);
    assertThat(found(at(OUT), settled(IN).leftTo(at(OUT)), IN)).isEmpty();
    assertThat(found(other("5"), settled(IN), OUT)).isPresent();
  }

  @Test
  void what_somebody_else_put_back_is_ours_again() {
    assertThat(found(at(IN), settled(IN).leftTo(at(OUT)), OUT)).contains(move(at(IN), OUT));
  }

  @Test
  void enforce_puts_it_right_whoever_moved_it() {
    var step =
        new Reconciler()
            .step(VIP.enforced(), settled(IN), read(other("5")), want(IN), false, MOVED);
    assertThat(step).contains(move(other("5"), IN));
  }

  @Test
  void what_cannot_be_read_is_left_alone() {
    assertThat(found(new Found.Unreadable("no permission"), settled(IN), OUT)).isEmpty();
  }

  @Test
  void what_is_missing_at_the_first_reading_was_lost_with_a_reboot_and_is_written() {
    assertThat(step(read(new Found.Missing()), settled(OUT), OUT, true, Duration.ZERO))
        .contains(move(new Found.Missing(), OUT));
  }

  @Test
  void what_goes_missing_later_was_removed_by_somebody() {
    assertThat(found(new Found.Missing(), settled(OUT), OUT)).containsInstanceOf(Step.Leave.class);
  }

  @Test
  void what_goes_missing_while_it_is_in_is_written_again_for_it_changes_nothing() {
    assertThat(found(new Found.Missing(), settled(IN), IN)).contains(move(new Found.Missing(), IN));
  }

  @Test
  void a_move_that_did_not_take_is_tried_again_after_a_second() {
    assertThat(step(read(at(IN)), moving, OUT, false, Duration.ofMillis(999))).isEmpty();
    assertThat(step(read(at(IN)), moving, OUT, false, Reconciler.RETRY))
        .contains(move(at(IN), OUT));
  }

  @Test
  void a_crash_between_remembering_and_moving_is_made_good_at_the_first_reading() {
    assertThat(step(read(at(IN)), moving, OUT, true, Duration.ZERO)).contains(move(at(IN), OUT));
    assertThat(step(read(at(IN)), moving, IN, true, Duration.ZERO))
        .contains(new Step.Settle("vip-1", want(IN)));
  }

  @Test
  void a_reading_from_before_a_move_does_not_settle_it_where_it_was() {
    assertThat(step(read(at(IN)), moving, IN, false, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void a_move_that_was_called_off_and_may_yet_be_carried_out_is_moved_back_after_it() {
    assertThat(step(read(at(IN)), moving, IN, false, Reconciler.RETRY)).contains(move(at(IN), IN));
  }

  @Test
  void what_was_started_anew_stands_as_ours_where_it_began() {
    var before = settled(OUT).inLife(FIRST, OUT, MOVED);
    assertThat(anew(before, FIRST, at(IN))).as("it lives on").isEmpty();
    assertThat(anew(before, SECOND, at(IN))).contains(IN);
    assertThat(anew(before, SECOND, other("30"))).as("nothing to begin at").contains(OUT);
    assertThat(before.leftTo(at(IN)).inLife(SECOND, IN, MOVED))
        .isEqualTo(
            new Position(
                IN, Optional.of(MOVED), Optional.empty(), Optional.empty(), Optional.of(SECOND)));
  }

  @Test
  void what_is_met_for_the_first_time_may_have_been_moved_by_somebody() {
    assertThat(anew(settled(IN), FIRST, at(OUT))).contains(IN);
    assertThat(found(at(OUT), settled(IN).inLife(FIRST, IN, MOVED), IN))
        .containsInstanceOf(Step.Leave.class);
  }

  @Test
  void a_zone_of_an_older_serial_than_it_was_put_in_knows_nothing_of_that() {
    var put = settled(IN).inLife(serial(7), IN, MOVED).settledAt(OUT, life(9), MOVED);
    assertThat(anew(put, serial(9), at(IN))).as("moved by hand").isEmpty();
    assertThat(anew(put, serial(12), at(IN))).as("changed since").isEmpty();
    assertThat(anew(put, serial(8), at(IN))).as("an old copy").contains(IN);
    assertThat(anew(put, serial(3), at(new Share(40)))).contains(new Share(40));
  }

  @Test
  void a_serial_begins_again_after_the_largest() {
    assertThat(serial(1).forgets(serial(4_294_967_295L))).isFalse();
    assertThat(serial(4_294_967_295L).forgets(serial(1))).isTrue();
  }

  @Test
  void a_zone_that_was_changed_elsewhere_is_no_news() {
    assertThat(read(at(IN), life(8)).repeats(read(at(IN), life(7)))).isTrue();
    assertThat(read(at(IN), life(6)).repeats(read(at(IN), life(7)))).isFalse();
    assertThat(read(at(IN), life(6)).repeats(read(at(IN)))).isFalse();
  }

  @Test
  void a_weight_that_stands_for_many_shares_is_any_of_them() {
    var half = new Found.Within(38, 62);
    assertThat(found(half, settled(new Share(40)), new Share(50)))
        .containsInstanceOf(Step.Settle.class);
    assertThat(found(half, settled(new Share(50)), IN)).contains(move(half, IN));
    assertThat(found(half, settled(IN), IN)).containsInstanceOf(Step.Leave.class);
  }

  private static Optional<Setting> anew(Position position, Life life, Found found) {
    return new Reconciler().anew(position, read(found, Optional.of(life)));
  }

  private static Optional<Life> life(long serial) {
    return Optional.of(serial(serial));
  }

  private static Life serial(long number) {
    return new Life.OfZone(number);
  }

  private static Reading read(Found found, Optional<Life> life) {
    return new Reading("vip-1", found, List.of(), Optional.empty(), life, MOVED);
  }

  private static Optional<Step> found(Found found, Position position, Share wanted) {
    return step(read(found), position, wanted, false, Duration.ofHours(1));
  }

  private static Optional<Step> step(
      Reading reading, Position position, Share wanted, boolean first, Duration later) {
    return new Reconciler().step(VIP, position, reading, want(wanted), first, MOVED.plus(later));
  }

  private static Reading read(Found found) {
    return new Reading("vip-1", found, List.of(), Optional.empty(), MOVED);
  }

  private static Step move(Found from, Share to) {
    return new Step.Move("vip-1", from, want(to));
  }

  private static Wanted want(Share setting) {
    return new Wanted("vip-1", setting, FREE);
  }

  private static Position settled(Share setting) {
    return new Position(setting, Optional.empty(), Optional.empty());
  }

  private static Found at(Share setting) {
    return new Found.At(setting);
  }

  private static Found other(String text) {
    return new Found.Other(text);
  }

  private Optional<Step> step(boolean agrees, Duration later) {
    var witness = new Testimony("address", "10.0.0.100 is on this host", agrees);
    var now = MOVED.plus(later);
    var reading = new Reading("vip-1", new Found.At(OUT), List.of(witness), Optional.empty(), now);
    return new Reconciler().step(VIP, moving, reading, WANTED, false, now);
  }
}

package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Order;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.switching.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An operator takes nginx-1 out: of DNS first, whose caches live for 30 s, then of keepalived. */
class ActsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Setting IN = new Setting.Share(100);
  private static final Setting OUT = new Setting.Share(0);
  private static final Duration DRAIN_LASTING = Duration.ofHours(1);
  private static final Order DRAIN =
      new Order.Drain("nginx-1", DRAIN_LASTING, "new disk", "ana", false);
  private static final Order MAINTENANCE =
      new Order.MaintenanceOn("shop", Duration.ofHours(1), "release", "ana");
  private static final Order READY = new Order.Ready("nginx-1", "ana", false);

  private final Watch watch =
      new Watch(Fleets.alone(2).dnsBefore().fleet(), Memory.empty()).settle();

  @Test
  void it_leaves_one_after_the_other_when_nobody_comes_any_more() {
    assertThat(moved(watch.order(DRAIN))).containsExactly("dns-1");
    assertThat(pass(30)).isEmpty();
    assertThat(waits()).isEqualTo("waits until nobody comes by dns-1, 1s left");
    assertThat(pass(1)).containsExactly("vip-1");
    assertThat(watch.memory().complete()).isEmpty();
    pass(1);
    assertThat(watch.memory().complete()).hasSize(1);
  }

  @Test
  void it_comes_back_the_other_way_round() {
    watch.order(DRAIN);
    pass(40);
    assertThat(moved(watch.wait(SECOND).order(READY))).containsExactly("vip-1");
    assertThat(pass(2)).containsExactly("dns-1");
  }

  @Test
  void the_way_back_does_not_wait_for_what_does_not_move() {
    watch.order(DRAIN);
    pass(40);
    watch.stuck("vip-1", "no space left").wait(SECOND).order(READY);
    assertThat(pass(9)).doesNotContain("dns-1");
    assertThat(pass(3)).contains("dns-1");
  }

  @Test
  void a_step_that_fails_undoes_the_ones_before_it() {
    watch.stuck("vip-1", "read-only file system").order(DRAIN);
    assertThat(pass(35)).contains("vip-1").doesNotContain("dns-1");
    assertThat(pass(30)).contains("dns-1");
    assertThat(watch.memory().holds()).isEmpty();
    assertThat(watch.memory().positions().get("dns-1").settled()).isEqualTo(IN);
    assertThat(watch.memory().closed())
        .anySatisfy(
            incident ->
                assertThat(incident.acts().toString())
                    .contains(
                        "vip-1 (read-only file system) did not move within 30s; it is undone"));
  }

  @Test
  void a_switch_that_cannot_even_be_read_undoes_it_too() {
    watch.found("vip-1", new Found.Unreadable("permission denied")).order(DRAIN);
    pass(70);
    assertThat(watch.memory().holds()).isEmpty();
  }

  @Test
  void what_is_done_is_not_undone_by_what_happens_later() {
    watch.order(DRAIN);
    pass(40);
    watch.stuck("vip-1", "gone").found("vip-1", new Found.Unreadable("gone"));
    pass(100);
    assertThat(watch.memory().holds()).hasSize(1);
  }

  @Test
  void what_is_started_anew_where_it_was_put_has_arrived() {
    watch.renewed("dns-1", "process 1").order(DRAIN);
    pass(5);
    watch.renewed("dns-1", "process 2");
    assertThat(pass(40)).containsExactly("vip-1");
    assertThat(watch.memory().complete()).hasSize(1);
  }

  @Test
  void a_pause_is_no_failure_to_move() {
    watch.order(DRAIN);
    pass(5);
    watch.order(new Order.Pause(Duration.ofMinutes(10), "hands off", "ana"));
    assertThat(pass(120)).isEmpty();
    assertThat(watch.memory().holds()).hasSize(2);
    assertThat(moved(watch.order(new Order.Resume("ana")))).containsExactly("vip-1");
  }

  @Test
  void a_member_that_fails_waits_for_nothing() {
    assertThat(moved(watch.fail("nginx-1"))).containsExactly("dns-1", "vip-1");
  }

  @Test
  void a_member_that_fails_while_it_leaves_waits_no_longer_and_is_not_brought_back() {
    watch.stuck("vip-1", "read-only file system").order(DRAIN);
    pass(5);
    assertThat(moved(watch.fail("nginx-1"))).containsExactly("vip-1");
    watch.wait(Duration.ofMinutes(2)).take(watch.failed("nginx-1"), watch.passed("nginx-2"));
    assertThat(watch.memory().holds()).isNotEmpty();
    assertThat(watch.memory().positions().get("dns-1").settled()).isEqualTo(OUT);
  }

  @Test
  void the_journal_tells_the_story() {
    var entries = watch.order(DRAIN).entries();
    assertThat(entries).hasAtLeastOneElementOfType(Entry.HoldPlaced.class);
    pass(30);
    watch.wait(SECOND).take(watch.passed("nginx-1"), watch.passed("nginx-2"));
    assertThat(watch.wait(SECOND).take().entries())
        .hasAtLeastOneElementOfType(Entry.MoveSettled.class)
        .hasAtLeastOneElementOfType(Entry.HoldComplete.class);
  }

  @Test
  void a_flag_of_a_member_is_the_last_step_and_says_when_it_ends() {
    var flags = flagged();
    flags.order(DRAIN);
    assertThat(pass(flags, 3)).containsExactly("flag-1");
    assertThat(flags.memory().positions().get("flag-1").settled())
        .isEqualTo(new Setting.Maintenance(true, Optional.of(until(flags, DRAIN_LASTING))));
    assertThat(flags.memory().complete()).hasSize(1);
    flags.order(READY);
    assertThat(pass(flags, 3)).containsExactly("vip-1");
  }

  @Test
  void the_pages_of_a_service_are_shown_in_the_order_of_the_file_and_taken_down_the_other_way() {
    var flags = flagged();
    assertThat(moved(flags.order(MAINTENANCE))).containsExactly("shop-page");
    assertThat(pass(flags, 2)).containsExactly("shop-map");
    assertThat(flags.memory().complete()).hasSize(1);
    assertThat(moved(flags.order(new Order.MaintenanceOff("shop", "ana"))))
        .containsExactly("shop-map");
    assertThat(pass(flags, 2)).containsExactly("shop-page");
  }

  @Test
  void a_page_that_cannot_be_shown_undoes_the_others() {
    var flags = flagged().stuck("shop-map", "no such map");
    flags.order(MAINTENANCE);
    pass(flags, 40);
    assertThat(flags.memory().holds()).isEmpty();
    assertThat(flags.memory().positions().get("shop-page").settled())
        .isEqualTo(new Setting.Maintenance(false));
  }

  private static Watch flagged() {
    return new Watch(Fleets.alone(2).flags().fleet(), Memory.empty()).settle();
  }

  private static Instant until(Watch watch, Duration lasting) {
    return watch.memory().holds().getFirst().since().plus(lasting);
  }

  /** So many seconds in which everybody is well; the switches that were moved. */
  private List<String> pass(int seconds) {
    return pass(watch, seconds);
  }

  private static List<String> pass(Watch watch, int seconds) {
    return IntStream.range(0, seconds)
        .boxed()
        .flatMap(
            _ ->
                moved(watch.wait(SECOND).take(watch.passed("nginx-1"), watch.passed("nginx-2")))
                    .stream())
        .toList();
  }

  private static List<String> moved(Plan plan) {
    return plan.moves().stream().map(move -> move.name()).toList();
  }

  private String waits() {
    var plan = watch.take();
    var wait = plan.situation().waits().get("vip-1");
    return wait == null ? "" : wait.sentence(watch.now());
  }
}

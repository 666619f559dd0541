package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Law;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.probe.Observation;
import io.relevo.switching.Found;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four members in one rack, of which one is kept: of a rack one is taken out at a time. */
class DomainTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MOMENT = Duration.ofMillis(250);
  private static final Setting OUT = new Setting.Share(0);

  private final Watch watch = new Watch(rack().domains("rack-1").fleet(), Memory.empty()).settle();

  private static Fleets rack() {
    return Fleets.alone(4).budget(9, SECOND).budgetOfAll(9, SECOND);
  }

  @Test
  void the_second_waits_until_the_first_was_seen_to_be_out_and_goes_in_that_very_turn() {
    assertThat(moved(watch.fail("nginx-1", "nginx-2"))).containsExactly("vip-1");
    assertThat(moved(watch.wait(MOMENT).take())).containsExactly("vip-2");
  }

  @Test
  void without_a_domain_nobody_waits() {
    var free = new Watch(rack().fleet(), Memory.empty()).settle();
    assertThat(moved(free.fail("nginx-1", "nginx-2"))).containsExactly("vip-1", "vip-2");
  }

  @Test
  void a_moments_wait_is_no_news() {
    var plan = watch.fail("nginx-1", "nginx-2");
    assertThat(plan.entries()).doesNotHaveAnyElementsOfTypes(Entry.Refused.class);
    watch.wait(MOMENT).take();
    assertThat(watch.memory().open().toString()).doesNotContain("on its way out");
  }

  @Test
  void what_cannot_be_moved_is_waited_for_ten_seconds_and_said_once() {
    watch.stuck("vip-1", "no answer");
    watch.fail("nginx-1", "nginx-2");
    assertThat(pass(9, "nginx-1", "nginx-2")).doesNotContain("vip-2");
    assertThat(pass(1, "nginx-1", "nginx-2")).contains("vip-2");
    assertThat(watch.memory().open())
        .filteredOn(incident -> incident.key().subject().name().equals("nginx-2"))
        .first()
        .satisfies(
            incident ->
                assertThat(incident.acts())
                    .filteredOn(act -> act.sentence().contains("nginx-1 is on its way out"))
                    .hasSize(1));
  }

  @Test
  void a_switch_that_cannot_even_be_read_is_not_waited_for_longer() {
    watch.found("vip-1", new Found.Unreadable("timeout"));
    watch.fail("nginx-1", "nginx-2");
    assertThat(pass(11, "nginx-1", "nginx-2")).contains("vip-2");
  }

  @Test
  void a_drain_meanwhile_is_refused_and_says_how_long() {
    watch.stuck("vip-1", "no answer").order(drain("nginx-1", false));
    var refused = watch.wait(SECOND).order(drain("nginx-2", true)).rulings().getFirst();
    assertThat(refused.refusals()).extracting(refusal -> refusal.law()).containsExactly(Law.DOMAIN);
    assertThat(refused.says().getFirst())
        .startsWith(
            "did not take nginx-2 out: nginx-1 is on its way out, in rack-1 too; wait 9s at most");
    pass(9);
    assertThat(watch.order(drain("nginx-2", false)).rulings())
        .allMatch(ruling -> ruling.accepted());
  }

  @Test
  void a_failure_waits_for_a_drain_too() {
    watch.stuck("vip-1", "no answer").order(drain("nginx-1", false));
    assertThat(moved(watch.fail("nginx-2"))).doesNotContain("vip-2");
    watch.found("vip-1", OUT);
    assertThat(pass(1, "nginx-2")).contains("vip-2");
  }

  @Test
  void one_that_is_already_out_is_on_no_way() {
    watch.order(drain("nginx-1", false));
    watch.wait(SECOND).take();
    watch.wait(SECOND).take();
    assertThat(moved(watch.fail("nginx-1", "nginx-2"))).containsExactly("vip-2");
  }

  @Test
  void who_comes_back_waits_for_nobody() {
    watch.order(drain("nginx-1", false));
    watch.wait(SECOND).take();
    watch.stuck("vip-2", "no answer").wait(SECOND).order(drain("nginx-2", false));
    assertThat(moved(watch.wait(SECOND).order(new Order.Ready("nginx-1", "ana", false))))
        .contains("vip-1");
  }

  private static Order drain(String member, boolean force) {
    return new Order.Drain(member, Duration.ofHours(1), "new disk", "ana", force);
  }

  /** So many seconds in which these fail; the switches that were moved. */
  private List<String> pass(int seconds, String... failing) {
    return IntStream.range(0, seconds)
        .boxed()
        .flatMap(_ -> moved(watch.wait(SECOND).take(looks(List.of(failing)))).stream())
        .toList();
  }

  private Observation[] looks(List<String> failing) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(n -> "nginx-" + n)
        .map(name -> failing.contains(name) ? watch.failed(name) : watch.passed(name))
        .toArray(Observation[]::new);
  }

  private static List<String> moved(Plan plan) {
    return plan.moves().stream().map(move -> move.name()).toList();
  }
}

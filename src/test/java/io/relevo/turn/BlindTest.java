package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Order;
import io.relevo.fleet.Fleets;
import io.relevo.health.State;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.probe.Blind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a turn makes of the time in which the agent could not see. */
class BlindTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration GAP = Duration.ofSeconds(12);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Watch watch =
      new Watch(Fleets.two().fleet(), Memory.empty()).hears("lb-2").settle();

  private State state(String target) {
    return watch.belief().health().get(target).state();
  }

  private List<String> held() {
    return watch.memory().holds().stream().map(hold -> hold.subject().name()).toList();
  }

  @Test
  void looks_that_timed_out_while_it_stood_still_say_nothing() {
    watch.stoodStill(GAP);
    var plan = watch.take(watch.failed("nginx-1", GAP), watch.failed("nginx-1", SECOND));
    assertThat(plan.entries()).noneMatch(Entry.IncidentOpened.class::isInstance);
    assertThat(plan.belief().health().get("nginx-1").latest().orElseThrow().outcome().phrase())
        .isEqualTo("unclear: this agent stood still for 12s");
    assertThat(plan.belief().health().get("nginx-1").fails()).isZero();
  }

  @Test
  void nor_does_one_that_began_before_and_ends_a_turn_later() {
    watch.stoodStill(GAP).take();
    watch.wait(SECOND).take(watch.failed("nginx-1", GAP));
    assertThat(watch.belief().health().get("nginx-1").fails()).isZero();
  }

  @Test
  void what_is_seen_after_it_counts_again() {
    watch.stoodStill(GAP).take();
    watch.fail("nginx-1");
    assertThat(state("nginx-1")).isEqualTo(State.DOWN);
  }

  @Test
  void what_was_seen_before_it_is_old_evidence_and_no_verdict() {
    var plan = watch.stoodStill(GAP).take();
    assertThat(state("nginx-1")).isEqualTo(State.UNSURE);
    assertThat(plan.moves()).isEmpty();
    assertThat(plan.notices()).isEmpty();
  }

  @Test
  void it_is_remembered_once() {
    var blind = new Blind.StoodStill(watch.now(), watch.now().plus(GAP));
    assertThat(watch.stoodStill(GAP).take().entries())
        .contains(new Entry.WasBlind(blind, watch.now()));
    watch.take();
    assertThat(watch.memory().blind()).containsExactly(blind);
  }

  @Test
  void when_the_clock_is_set_verdicts_stay_as_old_as_they_were() {
    watch.clockSet(HOUR.negated()).take();
    assertThat(state("nginx-1")).isEqualTo(State.UP);
    watch.wait(GAP).take();
    assertThat(state("nginx-1")).isEqualTo(State.UNSURE);
  }

  @Test
  void looks_that_waited_when_the_clock_was_set_say_nothing() {
    var told = watch.failed("nginx-1");
    watch.clockSet(HOUR).take(told, told);
    assertThat(state("nginx-1")).isEqualTo(State.UP);
  }

  @Test
  void a_hold_lasts_as_long_as_was_ordered_whatever_the_clock_shows() {
    watch.order(new Order.Drain("nginx-1", GAP, "an upgrade", "ana", false));
    watch.clockSet(HOUR).take();
    watch.settle();
    assertThat(held()).containsExactly("nginx-1");
    watch.clockSet(HOUR.multipliedBy(-2)).take();
    watch.wait(GAP).settle();
    assertThat(held()).isEmpty();
  }

  @Test
  void a_return_waits_no_longer_because_the_clock_was_set_back() {
    watch.fail("nginx-1");
    watch.clockSet(HOUR.negated()).take();
    watch.settle().wait(Duration.ofSeconds(28)).settle();
    assertThat(held()).isEmpty();
    assertThat(watch.memory().open()).isEmpty();
  }

  @Test
  void a_failure_is_told_no_later_because_the_clock_was_set_back() {
    watch.fail("nginx-1", "nginx-2");
    watch.clockSet(HOUR.negated()).take();
    for (var i = 0; i < 4; i++) {
      watch.fail("nginx-1", "nginx-2");
    }
    assertThat(watch.notices()).isNotEmpty();
  }
}

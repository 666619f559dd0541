package io.relevo.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Hold;
import io.relevo.failover.Law;
import io.relevo.failover.Refusal;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Subject;
import io.relevo.health.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What would have been done, from entries as an agent in mode {@code advise} writes them. */
class HindsightTest {
  private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
  private static final Fleet FLEET =
      Fleets.two()
          .hosts(3)
          .mode(Mode.ADVISE)
          .budget(2, Duration.ofMinutes(10))
          .returnWait(Duration.ofSeconds(30), Duration.ofMinutes(5))
          .fleet();

  private final List<Entry> journal = new ArrayList<>();

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  private HindsightTest down(String target, long second) {
    return add(new Entry.HealthChanged(target, State.UP, State.DOWN, "refused: by it", at(second)));
  }

  private HindsightTest up(String target, long second) {
    return add(new Entry.HealthChanged(target, State.DOWN, State.UP, "passed", at(second)));
  }

  private HindsightTest advised(String target, long second) {
    return refused(target, Law.ADVICE, "mode is advise", second);
  }

  private HindsightTest refused(String target, Law law, String evidence, long second) {
    var subject = new Subject.Member(target);
    var refusal = new Refusal(subject, Refusal.takeOut(target), law, evidence);
    return add(new Entry.Refused(refusal, at(second)));
  }

  private HindsightTest add(Entry entry) {
    journal.add(entry);
    return this;
  }

  private Hindsight after(long second) {
    return Hindsight.of(FLEET, journal, START.minus(Duration.ofDays(1)), at(second));
  }

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }

  @Test
  void one_outage_is_one_act_with_what_happened_anyway() {
    var told = down("nginx-1", 10).advised("nginx-1", 11).up("nginx-1", 52).after(1000);
    assertThat(told.withheld()).isEmpty();
    assertThat(told.saved()).isEqualTo(seconds(41));
    assertThat(told.acts())
        .containsExactly(
            new Hindsight.Act(
                "nginx-1",
                at(11),
                "refused: by it",
                "mode is advise",
                seconds(41),
                1,
                Optional.of(at(52)),
                Optional.of(at(82)),
                seconds(41),
                true));
  }

  @Test
  void a_refusal_that_is_written_again_is_no_second_act() {
    down("nginx-1", 10).advised("nginx-1", 11);
    add(new Entry.Stopped("lb-1", at(20))).add(new Entry.Started("lb-1", "1", at(25)));
    add(new Entry.HealthChanged("nginx-1", State.UNSURE, State.DOWN, "refused: again", at(26)));
    advised("nginx-1", 26).refused("nginx-1", Law.SURE, "in doubt", 30).advised("nginx-1", 31);
    var act = up("nginx-1", 40).after(100).acts();
    assertThat(act).hasSize(1);
    assertThat(act.getFirst().down()).isEqualTo(seconds(29));
    assertThat(act.getFirst().seen()).isFalse();
  }

  @Test
  void down_again_before_it_would_have_come_back_is_the_same_act() {
    down("nginx-1", 10).advised("nginx-1", 10).up("nginx-1", 15);
    down("nginx-1", 40).advised("nginx-1", 40).up("nginx-1", 50);
    var acts = after(1000).acts();
    assertThat(acts).hasSize(1);
    assertThat(acts.getFirst().falls()).isEqualTo(2);
    assertThat(acts.getFirst().down()).isEqualTo(seconds(15));
    assertThat(acts.getFirst().back()).contains(at(80));
    assertThat(acts.getFirst().blip()).isTrue();
  }

  @Test
  void down_again_after_it_would_have_come_back_is_another_and_waits_longer() {
    down("nginx-1", 10).advised("nginx-1", 10).up("nginx-1", 60);
    down("nginx-1", 100).advised("nginx-1", 100).up("nginx-1", 200);
    assertThat(after(1000).acts())
        .extracting(Hindsight.Act::back)
        .containsExactly(Optional.of(at(90)), Optional.of(at(260)));
  }

  @Test
  void what_is_still_down_is_counted_up_to_now() {
    var act = down("nginx-1", 10).advised("nginx-1", 20).after(80).acts().getFirst();
    assertThat(act.well()).isEmpty();
    assertThat(act.saved()).isEqualTo(seconds(60));
  }

  @Test
  void whom_somebody_took_out_nobody_was_sent_to() {
    down("nginx-1", 10).advised("nginx-1", 10);
    add(
        new Entry.HoldPlaced(
            new Hold(
                "1",
                new Subject.Member("nginx-1"),
                Hold.Effect.OUT,
                Hold.Source.OPERATOR,
                "ana",
                "by hand",
                at(20),
                Optional.of(at(900)),
                Optional.empty()),
            "",
            at(20)));
    var act = up("nginx-1", 60).after(1000).acts().getFirst();
    assertThat(act.down()).isEqualTo(seconds(50));
    assertThat(act.saved()).isEqualTo(seconds(10));
  }

  @Test
  void the_budget_counts_what_would_have_been_done() {
    for (var n = 1L; n <= 3; n++) {
      down("nginx-" + n, n * 10).advised("nginx-" + n, n * 10).up("nginx-" + n, n * 10 + 5);
    }
    var told = after(10_000);
    assertThat(told.acts()).extracting(Hindsight.Act::member).containsExactly("nginx-1", "nginx-2");
    assertThat(told.withheld())
        .containsExactly(
            new Hindsight.Withheld(
                "nginx-3",
                at(30),
                Law.BUDGET,
                "2 of 2 automatic acts spent in 10m, counting those that would have been",
                seconds(5)));
  }

  @Test
  void what_outlasts_the_budget_would_have_been_done_then() {
    down("nginx-1", 10).advised("nginx-1", 10).up("nginx-1", 15);
    down("nginx-2", 20).advised("nginx-2", 20).up("nginx-2", 25);
    down("nginx-3", 30).advised("nginx-3", 30).up("nginx-3", 700);
    assertThat(after(10_000).acts().getLast().at()).isEqualTo(at(10).plus(Duration.ofMinutes(10)));
    assertThat(after(10_000).acts().getLast().saved()).isEqualTo(seconds(90));
  }

  @Test
  void what_a_law_refused_all_along_would_not_have_been_done_in_mode_act_either() {
    down("nginx-1", 10).refused("nginx-1", Law.KEEP, "group web keeps 1", 10);
    refused("nginx-1", Law.SURE, "nginx-1 is down, in doubt", 29);
    var told = up("nginx-1", 30).after(1000);
    assertThat(told.acts()).isEmpty();
    assertThat(told.withheld())
        .containsExactly(
            new Hindsight.Withheld("nginx-1", at(10), Law.KEEP, "group web keeps 1", seconds(20)));
  }

  @Test
  void what_a_law_refused_at_first_would_have_been_done_later() {
    down("nginx-1", 10).refused("nginx-1", Law.KEEP, "group web keeps 1", 10);
    var told = advised("nginx-1", 25).up("nginx-1", 30).after(1000);
    assertThat(told.withheld()).isEmpty();
    assertThat(told.acts().getFirst().at()).isEqualTo(at(25));
  }

  @Test
  void an_order_that_the_mode_refused_is_nobody_s_outage() {
    assertThat(advised("nginx-1", 10).after(100).acts()).isEmpty();
  }

  @Test
  void what_lies_before_is_counted_and_not_told() {
    down("nginx-1", 10).advised("nginx-1", 10).up("nginx-1", 15);
    down("nginx-1", 100).advised("nginx-1", 100).up("nginx-1", 200);
    var told = Hindsight.of(FLEET, journal, at(50), at(1000));
    assertThat(told.acts()).hasSize(1);
    assertThat(told.acts().getFirst().back()).contains(at(260));
    assertThat(told.from()).isEqualTo(at(50));
  }
}

package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Wanted;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Subject;
import io.relevo.journal.Memory;
import io.relevo.probe.Observation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestTest {
  private static final int TURNS = 1_000;

  /** The saving is never a reason: who looks at everything comes to the same plan. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_turn_that_passes_by_what_is_at_rest_plans_the_same(long seed) {
    var turmoil = new Turmoil(seed);
    var turn = new Turn("lb-1", "example.com");
    var belief = Belief.from(Memory.empty());
    var passedBy = 0;
    var moves = 0;
    for (var i = 0; i < TURNS; i++) {
      var senses = turmoil.next(belief);
      var plan = turn.take(belief, senses);
      var whole = turn.take(belief.watchful(), senses);
      assertThat(plan.watchful()).as("turn %d of seed %d", i, seed).isEqualTo(whole.watchful());
      assertThat(wanted(plan)).isEqualTo(wanted(whole));
      passedBy += senses.fleet().cells().size() - plan.belief().rest().orElseThrow().awake().size();
      moves += plan.moves().size();
      turmoil.follow(plan);
      belief = plan.belief();
    }
    assertThat(passedBy).as("cells passed by").isGreaterThan(TURNS);
    assertThat(moves).as("moves").isPositive();
  }

  /** In their order too. */
  private static List<Wanted> wanted(Plan plan) {
    return List.copyOf(plan.situation().decision().wanted().values());
  }

  @Test
  void what_is_well_and_without_news_comes_to_rest() {
    assertThat(awake(settled())).isEmpty();
  }

  @Test
  void a_failed_look_wakes_the_group_and_nothing_else() {
    var watch = settled().wait(Duration.ofSeconds(1));
    watch.take(watch.failed("nginx-1"), watch.passed("nginx-2"));
    assertThat(awake(watch)).containsExactly(new Subject.InGroup("web"));
  }

  @Test
  void looks_that_say_the_same_wake_nobody() {
    var watch = settled().wait(Duration.ofSeconds(1));
    watch.take(watch.passed("nginx-1"), watch.passed("nginx-2"));
    assertThat(awake(watch)).isEmpty();
  }

  @Test
  void evidence_that_grows_stale_wakes_the_group() {
    var watch = settled().wait(Duration.ofMinutes(1));
    watch.take();
    assertThat(awake(watch)).containsExactly(new Subject.InGroup("web"));
  }

  private static Watch settled() {
    var watch = new Watch(Fleets.alone(2).fleet(), Memory.empty()).settle();
    for (var i = 0; i < 2; i++) {
      watch.wait(Duration.ofSeconds(1)).take(both(watch));
    }
    return watch;
  }

  private static Observation[] both(Watch watch) {
    return new Observation[] {watch.passed("nginx-1"), watch.passed("nginx-2")};
  }

  private static List<Subject> awake(Watch watch) {
    return List.copyOf(watch.belief().rest().orElseThrow().awake());
  }
}

package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Fleets;
import io.relevo.health.Health;
import io.relevo.health.State;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A target that only the agent on its host can look at: nginx-2, as the agent on lb-1 sees it. */
class ElsewhereTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Watch here = new Watch(Fleets.two().local().fleet(), Memory.empty());
  private final Watch there = new Watch(Fleets.two().local().as("lb-2"), Memory.empty());

  private static Health known(Watch watch) {
    return watch.belief().health().get("nginx-2");
  }

  /** Both take a turn; then this one hears what the other believes. */
  private void tells() {
    here.hears("lb-2", known(there)).take();
  }

  @Test
  void the_word_of_the_agent_on_its_host_is_believed() {
    here.settle();
    there.settle();
    tells();
    assertThat(known(here)).isEqualTo(known(there));
    assertThat(known(here).state()).isEqualTo(State.UP);
    here.wait(Duration.ofSeconds(2));
    there.fail("nginx-2");
    tells();
    assertThat(known(here).state()).isEqualTo(State.DOWN);
  }

  @Test
  void what_this_agent_seems_to_see_of_it_counts_for_nothing() {
    here.settle();
    assertThat(known(here).state()).isEqualTo(State.UNSURE);
    there.settle();
    tells();
    here.fail("nginx-2");
    assertThat(known(here).state()).isEqualTo(State.UP);
    assertThat(here.memory().open()).isEmpty();
  }

  @Test
  void without_a_word_nothing_is_known() {
    here.settle();
    there.settle();
    tells();
    var plan = here.silent("lb-2", false).wait(Duration.ofSeconds(1)).take();
    assertThat(known(here).state()).isEqualTo(State.UNSURE);
    assertThat(plan.entries()).noneMatch(Entry.HoldPlaced.class::isInstance);
  }

  @Test
  void a_word_on_old_evidence_is_none() {
    here.settle();
    there.settle();
    tells();
    here.wait(LONG);
    tells();
    assertThat(known(here).state()).isEqualTo(State.UNSURE);
  }
}

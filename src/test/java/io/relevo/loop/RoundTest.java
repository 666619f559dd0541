package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Pace;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Target;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Probe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** When the first looks of many targets are due, and when the later ones. */
class RoundTest {
  private static final Target TARGET =
      new Target(
          "t",
          Optional.empty(),
          new ProbeSpec.Tcp("127.0.0.1", 80),
          new Pace(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(250), 2, 3),
          Optional.empty());

  private static final class Blind implements Probe {
    @Override
    public CompletionStage<Outcome> look() {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }

  /**
   * When the first two looks are due, in milliseconds, at a target in the middle of the new ones.
   */
  private static long[] firstTwo(Duration calm) {
    try (var probe = new Blind()) {
      var round = Round.begin(TARGET, probe, 0, 0.5, calm);
      var first = round.due;
      round.pass(first);
      return new long[] {millis(first), millis(round.due)};
    }
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }

  @Test
  void few_targets_are_all_looked_at_within_the_time_of_a_re_check() {
    assertThat(firstTwo(Duration.ofMillis(5))).containsExactly(125, 500);
  }

  @Test
  void very_many_are_not_all_begun_within_an_interval() {
    assertThat(firstTwo(Duration.ofMillis(5_500))).containsExactly(2750, 3500);
  }
}

package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VoucherTest {
  private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
  private static final Observation PASSED = look(new Outcome.Passed(Outcome.Answer.SERVING));
  private static final Observation FAILED =
      look(new Outcome.Failed(Cause.REFUSED, "10.0.0.21:80 refused"));

  private final List<Consumer<Boolean>> asked = new ArrayList<>();
  private final List<Observation> counted = new ArrayList<>();
  private Instant heard = NOW;
  private final Voucher voucher =
      new Voucher(asked::add, since -> heard.isAfter(since), counted::add);

  @Test
  void a_look_that_passed_needs_nobody() {
    voucher.look(PASSED);
    assertThat(counted).containsExactly(PASSED);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_failed_look_counts_once_the_uplink_has_answered_after_it() {
    voucher.look(FAILED);
    assertThat(counted).isEmpty();
    asked.getFirst().accept(true);
    assertThat(counted).containsExactly(FAILED);
  }

  @Test
  void it_counts_too_when_a_peer_has_said_something_after_it() {
    heard = NOW.plusMillis(1);
    voucher.look(FAILED);
    asked.getFirst().accept(false);
    assertThat(counted).containsExactly(FAILED);
  }

  @Test
  void where_nobody_answers_it_says_nothing_of_the_target() {
    voucher.look(FAILED);
    asked.getFirst().accept(false);
    assertThat(counted.getFirst().outcome())
        .isEqualTo(
            new Outcome.Unclear(
                "refused: 10.0.0.21:80 refused; but neither a peer nor the uplink answered after"
                    + " it"));
  }

  @Test
  void one_that_passed_does_not_overtake_one_that_is_not_yet_vouched_for() {
    voucher.look(FAILED);
    voucher.look(PASSED);
    assertThat(counted).isEmpty();
    asked.forEach(answer -> answer.accept(true));
    assertThat(counted).containsExactly(FAILED, PASSED);
    voucher.look(PASSED);
    assertThat(counted).containsExactly(FAILED, PASSED, PASSED);
  }

  private static Observation look(Outcome outcome) {
    return new Observation("web-1", outcome, NOW, Duration.ofMillis(2));
  }
}

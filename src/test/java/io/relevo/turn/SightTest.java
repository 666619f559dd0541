package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Pace;
import io.relevo.health.Health;
import io.relevo.health.Judge;
import io.relevo.json.Json;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Pace PACE = new Pace(SECOND, SECOND, SECOND, 1, 1);

  private static Health up(Instant at) {
    var outcome =
        new Outcome.Passed(
            Outcome.Answer.SERVING,
            Optional.empty(),
            List.of(new Measured(Measured.HOLDER, "10.0.0.9", 1), new Measured("disk", "/", 40)));
    var look = new Observation("vip", outcome, at, SECOND);
    var judge = new Judge();
    return judge.judge(PACE, judge.judge(PACE, Health.unknown("vip", at), look), look);
  }

  private static PeerReport says(Sight sight) {
    return new PeerReport(
        "lb-2",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(sight));
  }

  @Test
  void a_word_comes_back_as_it_went_with_the_numbers_that_others_judge_by() {
    var report = says(new Sight(NOW, List.of(up(NOW).testimony())));
    assertThat(Json.read(Json.write(report), PeerReport.class)).isEqualTo(report);
    assertThat(report.sight().orElseThrow().verdicts().getFirst().latest().orElseThrow().outcome())
        .extracting(Outcome::measures)
        .isEqualTo(List.of(new Measured(Measured.HOLDER, "10.0.0.9", 1)));
  }

  @Test
  void an_older_agent_says_nothing_of_what_it_sees() {
    var old = "{\"agent\":\"lb-2\",\"out\":[],\"returnable\":[],\"holds\":[],\"told\":[]}";
    assertThat(Json.read(old, PeerReport.class).sight()).isEmpty();
  }

  @Test
  void the_way_of_a_word_is_no_difference_between_clocks() {
    assertThat(new Sight(NOW, List.of(up(NOW))).by(NOW.plusSeconds(2))).containsExactly(up(NOW));
  }

  @Test
  void what_another_clock_says_is_told_by_ours() {
    var behind = new Sight(NOW, List.of(up(NOW)));
    assertThat(behind.by(NOW.plusSeconds(60))).containsExactly(up(NOW.plusSeconds(60)));
    assertThat(behind.by(NOW.minusSeconds(60))).containsExactly(up(NOW.minusSeconds(60)));
  }

  @Test
  void that_time_went_on_is_no_news() {
    var later = NOW.plusSeconds(1);
    var before = says(new Sight(NOW, List.of(up(NOW))));
    assertThat(before.agrees(says(new Sight(later, List.of(up(later)))))).isTrue();
    assertThat(before.agrees(says(new Sight(later, List.of(Health.unknown("vip", NOW))))))
        .isFalse();
  }
}

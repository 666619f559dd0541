package io.relevo.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.api.ExampleFleet;
import io.relevo.api.Served;
import io.relevo.probe.Measured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape says; {@code docs/metrics.md} is the list that dashboards may rely on. */
class MetersTest {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(relevo_\\w+)` \\|");

  @TempDir Path folder;

  private Served served;

  @BeforeEach
  void open() throws IOException {
    served = new Served(folder, ExampleFleet.standing());
    served.allIsWell();
    served.firstIsDown();
    served.meters.delivered("mail", new Delivery.Accepted("smtp://relay", "250 ok"));
    served.meters.delivered("mail", new Delivery.Later("451 later"));
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  private String scrape() throws IOException {
    return scraped(served.meters);
  }

  private static String scraped(Meters meters) throws IOException {
    var page = new ByteArrayOutputStream();
    meters.scrape(page);
    return page.toString(StandardCharsets.UTF_8);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void the_page_lists_exactly_what_is_scraped() throws IOException {
    served.bothAreDown();
    var page = Files.readString(Path.of("docs/metrics.md"));
    assertThat(all(ROW, page)).containsExactlyInAnyOrderElementsOf(all(TYPE, scrape()));
  }

  @Test
  void looks_and_states_are_told_by_target() throws IOException {
    assertThat(scrape())
        .contains(
            "relevo_probe_success{probe=\"nginx\",target=\"nginx-1\"} 0.0",
            "relevo_probe_success{probe=\"nginx\",target=\"nginx-2\"} 1.0",
            "relevo_probe_failures_total{cause=\"refused\"} 3.0",
            "relevo_target_state{state=\"down\",target=\"nginx-1\"} 1.0",
            "relevo_target_state{state=\"up\",target=\"nginx-1\"} 0.0",
            "relevo_probe_duration_seconds_count{probe=\"tcp\",target=\"mail\"} 6\n",
            "relevo_probe_duration_seconds_sum{probe=\"tcp\",target=\"mail\"} 0.018\n",
            "relevo_probe_duration_seconds_max{probe=\"tcp\",target=\"mail\"} 0.003\n");
  }

  @Test
  void acts_and_deliveries_are_counted_by_result() throws IOException {
    assertThat(scrape())
        .contains(
            "relevo_actions_total{action=\"out\",result=\"begun\"} 1.0",
            "relevo_actions_total{action=\"out\",result=\"settled\"} 1.0",
            "relevo_notifications_total{channel=\"mail\",result=\"accepted\"} 1.0",
            "relevo_notifications_total{channel=\"mail\",result=\"later\"} 1.0",
            "relevo_outbox_messages{state=\"sent\"} 2.0",
            "relevo_build_info{version=\"1.2.3\"} 1");
  }

  @Test
  void time_in_which_nothing_was_seen_is_counted() throws IOException {
    assertThat(scrape())
        .contains(
            "relevo_blind_seconds_total{reason=\"stood-still\"} 0.0",
            "relevo_blind_seconds_total{reason=\"cut-off\"} 0.0",
            "relevo_clock_sets_total 0.0");
    served.standsStill();
    assertThat(scrape()).contains("relevo_blind_seconds_total{reason=\"stood-still\"} 12.0");
  }

  @Test
  void no_label_is_made_of_a_message() throws IOException {
    assertThat(scrape()).doesNotContain("refused the connection", "451");
  }

  @Test
  void a_target_that_a_reload_takes_away_is_forgotten() throws IOException {
    var other = Files.createDirectory(folder.resolve("other"));
    try (var smaller = new Served(other, ExampleFleet.without("mail"))) {
      served.meters.turned(smaller.console.latest());
    }
    assertThat(scrape())
        .doesNotContain("target=\"mail\"")
        .contains("relevo_probe_success{probe=\"nginx\",target=\"nginx-1\"} 0.0");
  }

  @Test
  void a_name_from_outside_cannot_break_the_page() throws IOException {
    var odd = new Measured("perfdata", "C:\\ \"x\"\ny", 7);
    served.meters.looked(served.measured("mail", odd));
    assertThat(scrape())
        .contains(
            "relevo_measure{measure=\"perfdata\",of=\"C:\\\\ \\\"x\\\"\\ny\",target=\"mail\"} 7.0\n")
        .contains("relevo_measure{measure=\"handshake\",of=\"mail\",target=\"mail\"} NaN\n");
  }

  @Test
  void what_no_series_is_left_for_is_counted() throws IOException {
    var many =
        IntStream.range(0, Measures.MOST_SERIES + 5)
            .mapToObj(i -> new Measured("perfdata", "disk " + i, i))
            .toArray(Measured[]::new);
    served.meters.looked(served.measured("mail", many));
    assertThat(scrape()).contains("relevo_measures_dropped_total 6.0\n");
  }

  @Test
  void ten_thousand_targets_are_scraped_in_a_moment() throws IOException {
    var other = Files.createDirectory(folder.resolve("other"));
    try (var large = new Served(other, ExampleFleet.crowd(10_000))) {
      var page = assertTimeout(Duration.ofSeconds(2), () -> scraped(large.meters));
      assertThat(page.lines()).hasSizeGreaterThan(80_000);
    }
  }
}

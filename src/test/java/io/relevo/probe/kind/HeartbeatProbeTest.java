package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Rhythm;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Passed;
import io.relevo.probe.Outcome.Unclear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatProbeTest {
  private static final Rhythm DAILY = new Rhythm.Every(Duration.ofDays(1));
  private static final Duration GRACE = Duration.ofMinutes(30);

  private final Waiting waiting = new Waiting();
  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void before_the_first_report_is_due_nothing_can_be_said() {
    assertThat(job()).isInstanceOf(Unclear.class);
    later(Duration.ofHours(24).plusMinutes(29));
    assertThat(job()).isInstanceOf(Unclear.class);
    later(Duration.ofMinutes(2));
    assertThat(job().phrase()).startsWith("overdue: no report yet, expected one since ");
  }

  @Test
  void a_report_holds_for_its_period_and_its_grace_and_over_a_restart() throws IOException {
    beat(Beats.Kind.START);
    later(Duration.ofMinutes(10));
    beat(Beats.Kind.FINISH);
    later(Duration.ofHours(24));
    assertThat(job().measures())
        .containsExactly(new Measured("age", "", 86_400), new Measured("duration", "", 600));
    later(Duration.ofMinutes(31));
    assertThat(job().phrase()).startsWith("overdue: the last report is of 2026-11-20T12:10:00Z");
  }

  @Test
  void a_job_that_began_and_did_not_end_says_so_when_it_is_overdue() throws IOException {
    beat(Beats.Kind.FINISH);
    later(Duration.ofHours(24));
    beat(Beats.Kind.START);
    assertThat(job()).isInstanceOf(Passed.class);
    later(Duration.ofHours(1));
    assertThat(job().phrase()).contains("overdue", ", begun at 2026-11-21T12:00:00Z");
  }

  @Test
  void a_job_that_failed_has_failed_until_it_is_done_again() throws IOException {
    beat(Beats.Kind.FINISH);
    later(Duration.ofMinutes(1));
    beat(Beats.Kind.FAIL);
    assertThat(job().phrase()).isEqualTo("job-failed: it said so at 2026-11-20T12:01:00Z");
    later(Duration.ofMinutes(1));
    beat(Beats.Kind.FINISH);
    assertThat(job()).isInstanceOf(Passed.class);
  }

  @Test
  void a_file_is_as_old_as_its_last_change() throws IOException {
    write("db.sql.gz", 2048, Duration.ofHours(23));
    assertThat(file("db.sql.gz").measures())
        .containsExactly(new Measured("age", "", 82_800), new Measured("size", "", 2048));
    later(Duration.ofHours(2));
    assertThat(file("db.sql.gz").phrase()).startsWith("overdue: " + folder + "/db.sql.gz is of ");
  }

  @Test
  void a_file_that_is_too_small_is_no_backup() throws IOException {
    write("db.sql.gz", 20, Duration.ofHours(1));
    assertThat(file("db.sql.gz").phrase())
        .isEqualTo("too-small: " + folder + "/db.sql.gz has 20 bytes, expected at least 1024");
  }

  @Test
  void of_several_files_the_newest_counts() throws IOException {
    write("db-1.gz", 2048, Duration.ofDays(9));
    write("db-2.gz", 4096, Duration.ofHours(1));
    write("db-3.tmp", 1, Duration.ofHours(0));
    assertThat(file("db-*.gz").measures()).contains(new Measured("size", "", 4096));
  }

  @Test
  void a_file_that_never_came_is_overdue_once_it_was_due() {
    assertThat(file("none.gz")).isInstanceOf(Unclear.class);
    assertThat(file("no/folder/*.gz")).isInstanceOf(Unclear.class);
    later(Duration.ofDays(2));
    assertThat(file("none.gz").phrase()).startsWith("overdue: no file " + folder + "/none.gz");
  }

  @Test
  void a_file_of_the_future_has_no_age() throws IOException {
    write("db.sql.gz", 2048, Duration.ofHours(-1));
    assertThat(file("db.sql.gz").phrase()).contains("unclear", "of the future");
  }

  /** What is due is read off the wall; from when a report counts is told in UTC. */
  @ParameterizedTest
  @CsvSource({
    "an ordinary day,              30 2 * * *, Europe/Madrid,    2026-05-10T09:00:00Z, 2026-05-10T00:30:00Z",
    "not yet due today,            30 2 * * *, Europe/Madrid,    2026-05-10T00:29:00Z, 2026-05-09T00:30:00Z",
    "Madrid skips 02:30,           30 2 * * *, Europe/Madrid,    2026-03-29T09:00:00Z, 2026-03-29T01:00:00Z",
    "waited for till its 03:30,    30 2 * * *, Europe/Madrid,    2026-03-29T01:29:00Z, 2026-03-28T01:30:00Z",
    "Madrid has 02:30 twice,       30 2 * * *, Europe/Madrid,    2026-10-25T09:00:00Z, 2026-10-25T00:30:00Z",
    "waited for till its second,   30 2 * * *, Europe/Madrid,    2026-10-25T01:29:00Z, 2026-10-24T00:30:00Z",
    "Santiago skips 00:30,         30 0 * * *, America/Santiago, 2026-09-06T12:00:00Z, 2026-09-06T04:00:00Z",
    "waited for till its 01:30,    30 0 * * *, America/Santiago, 2026-09-06T04:29:00Z, 2026-09-05T04:30:00Z",
    "Santiago has 23:30 twice,     30 23 * * *, America/Santiago, 2026-04-05T12:00:00Z, 2026-04-05T02:30:00Z",
    "waited for till its second,   30 23 * * *, America/Santiago, 2026-04-05T03:29:00Z, 2026-04-04T02:30:00Z",
    "hourly through a skipped one, 0 * * * *,  Europe/Madrid,    2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
    "hourly through a doubled one, 0 * * * *,  Europe/Madrid,    2026-10-25T01:30:00Z, 2026-10-25T00:00:00Z",
    "on Mondays,                   0 3 * * 1,  Europe/Madrid,    2026-05-14T09:00:00Z, 2026-05-11T01:00:00Z"
  })
  void a_time_of_the_wall_is_due_at_its_latest_reading_and_counts_from_its_earliest(
      String what, String cron, String zone, Instant at, Instant from) {
    var rhythm = new Rhythm.Cron(cron, ZoneId.of(zone));
    assertThat(new HeartbeatDue(rhythm, Duration.ZERO).oldest(at)).as(what).isEqualTo(from);
    assertThat(new HeartbeatDue(rhythm, GRACE).oldest(at.plus(GRACE))).as(what).isEqualTo(from);
  }

  @Test
  void what_is_never_due_is_never_overdue() {
    var never = new HeartbeatDue(new Rhythm.Cron("0 0 30 2 *", ZoneId.of("UTC")), GRACE);
    assertThat(never.oldest(now)).isEqualTo(Instant.MIN);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void a_damaged_file_of_beats_is_unclear_and_the_next_beat_mends_it(long seed) throws IOException {
    var random = new Random(seed);
    Files.createDirectories(folder.resolve("beats"));
    for (int i = 0; i < 30; i++) {
      var bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      Files.write(folder.resolve("beats/backup.json"), bytes);
      assertThat(job().phrase()).contains("unclear", "is damaged; the next beat mends it");
    }
    beat(Beats.Kind.FINISH);
    assertThat(job()).isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "{\"since\":null}", "{\"since\":\"yesterday\"}"})
  void what_is_json_and_no_beat_is_damaged(String text) throws IOException {
    Files.createDirectories(folder.resolve("beats"));
    Files.writeString(folder.resolve("beats/backup.json"), text);
    assertThat(job().phrase()).contains("is damaged");
  }

  private void beat(Beats.Kind kind) throws IOException {
    beats().beat("backup", kind, now);
  }

  /** A new one each time, as after a restart. */
  private Beats beats() {
    return new Beats(folder.resolve("beats"));
  }

  private void later(Duration by) {
    now = now.plus(by);
  }

  private void write(String name, int size, Duration age) throws IOException {
    var file = Files.write(folder.resolve(name), new byte[size]);
    Files.setLastModifiedTime(file, FileTime.from(now.minus(age)));
  }

  private Outcome job() {
    return look(Optional.empty());
  }

  private Outcome file(String name) {
    return look(Optional.of(folder.resolve(name)));
  }

  private Outcome look(Optional<Path> file) {
    var spec = new ProbeSpec.Heartbeat("backup", file, DAILY, GRACE, 1024);
    try (var probe = new HeartbeatProbe(beats(), () -> now, waiting.free(), spec, Lookout.AMPLE)) {
      return probe.look().toCompletableFuture().join();
    }
  }
}

package io.relevo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Notice;
import io.relevo.alert.SampleNotices;
import io.relevo.fleet.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LetterTest {
  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

  @Test
  void the_first_lines_are_what_a_telephone_shows() {
    assertThat(text(SampleNotices.opening("R7K2", "ana"), SANTIAGO))
        .isEqualTo(expected("opening.txt"));
  }

  @Test
  void a_reminder_says_so_in_its_first_word() {
    assertThat(text(SampleNotices.reminder("R7K2", "ana"), SANTIAGO))
        .isEqualTo("STILL " + expected("opening.txt"));
  }

  @Test
  void the_all_clear_says_how_long_it_lasted() {
    assertThat(text(SampleNotices.closing("R7K2", "ana"), SANTIAGO))
        .isEqualTo(expected("closing.txt"));
  }

  @Test
  void html_says_the_same_and_fetches_nothing() throws IOException {
    for (var notice :
        new Notice[] {SampleNotices.opening("R7K2", "ana"), SampleNotices.closing("R7K2", "ana")}) {
      var html = Stationery.in(Locale.ENGLISH).html().execute(Letter.of(notice, ana(SANTIAGO)));
      assertThat(html)
          .contains("R7K2", "nginx-1", "relevo why nginx-1", "00:00:07 (03:00:07 UTC)")
          .doesNotContain("src=", "http:", "https:", "<script", "url(");
      Files.writeString(
          Files.createDirectories(Path.of("target/mails")).resolve(notice.phase() + ".html"), html);
    }
  }

  @Test
  void a_reader_in_utc_reads_each_time_once() {
    assertThat(text(SampleNotices.opening("R7K2", "ana"), ZoneOffset.UTC))
        .contains("Since Sat 21 Nov 2026 03:00:07 UTC\n")
        .doesNotContain("(03:00");
  }

  @Test
  void a_time_of_another_day_names_it() {
    var hours = new Hours(SANTIAGO, Locale.ENGLISH, Instant.parse("2026-11-21T03:00:00Z"));
    assertThat(hours.in("up since 2026-11-21T03:00:00.5Z and 2026-11-21T02:59:59Z"))
        .isEqualTo("up since 00:00:00 (03:00:00 UTC) and Fri 20 Nov 2026 23:59:59 (02:59:59 UTC)");
  }

  @Test
  void an_unknown_language_is_written_in_english() {
    assertThat(Stationery.in(Locale.of("xx"))).isEqualTo(Stationery.in(Locale.ENGLISH));
  }

  private static String text(Notice notice, ZoneId zone) {
    return Stationery.in(Locale.ENGLISH).text().execute(Letter.of(notice, ana(zone)));
  }

  private static Person ana(ZoneId zone) {
    return new Person("ana", "ana@example.com", Locale.ENGLISH, zone);
  }

  private static String expected(String name) {
    try (var file = LetterTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.relevo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.api.ExampleFleet;
import io.relevo.api.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page shows what the commands print, against the real API on a real socket. After a change
 * that was meant, {@code TRANSCRIPTS=rewrite} in the environment writes the pages anew; review the
 * diff.
 */
class TranscriptTest {
  private static final Path PAGES = Path.of("src/test/resources/cli");
  private static final int COLUMNS = 80;

  /** An error stays in one line, for grep; so does JSON. */
  private static final Pattern WIDE = Pattern.compile("^relevo: |^\\S+:\\d+:\\d+: |\" : \"");

  @TempDir Path folder;

  static List<Path> pages() throws IOException {
    try (var found = Files.list(PAGES)) {
      var shown = Stream.of("docs/cli.md", "docs/stories.md").map(Path::of);
      return Stream.concat(shown, found.sorted()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_page_shows_what_is_printed(Path page) throws IOException {
    try (var served = new Served(folder, ExampleFleet.standing())) {
      var printed = new Transcript(served).of(page);
      if ("rewrite".equals(System.getenv("TRANSCRIPTS"))) {
        Files.writeString(page, printed);
      }
      assertThat(page).hasContent(printed);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void what_is_printed_fits_a_narrow_terminal(Path page) throws IOException {
    try (var served = new Served(folder, ExampleFleet.standing())) {
      var transcript = new Transcript(served);
      transcript.of(page);
      assertThat(transcript.printed())
          .filteredOn(line -> !WIDE.matcher(line).find())
          .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(COLUMNS));
    }
  }
}

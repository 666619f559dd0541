package io.relevo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories, and beside each what comes of it. Written anew with {@code -Drelevo.rewrite=true}, to be
 * read as a diff. No secret of their configurations can be read here.
 */
class RehearseTest {
  private static final Path STORIES = Path.of("src/test/resources/rehearsal");
  private static final Path PAIR = STORIES.resolve("pair.yaml");
  private static final String CONFIG = "# config: ";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int play(Path story, Path config, String... more) {
    out.reset();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var words =
        Stream.concat(
            Stream.of("rehearse", story.toString(), "--config", config.toString()),
            Stream.of(more));
    return Cli.execute(
        new Shell(Map.of("RELEVO_AGENT", "lb-1"), stream, stream, ZoneOffset.UTC),
        (_, _) -> Exit.SOFTWARE,
        words.toArray(String[]::new));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path story(String text) throws IOException {
    return Files.writeString(folder.resolve("story.yml"), text);
  }

  private static List<Path> files(Path from) throws IOException {
    try (var found = Files.list(from)) {
      return found.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  static List<Path> stories() throws IOException {
    return files(STORIES).stream()
        .filter(file -> file.getFileName().toString().matches("\\d.*"))
        .toList();
  }

  static List<Path> broken() throws IOException {
    return files(STORIES.resolve("broken"));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void ends_as_it_is_written(Path story) throws IOException {
    var config = Files.readAllLines(story).getFirst();
    assertThat(config).startsWith(CONFIG);
    assertThat(play(story, STORIES.resolve(config.substring(CONFIG.length())))).isZero();
    assertSame(story, said());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void one_mistake_is_one_problem(Path story) throws IOException {
    assertThat(play(story, PAIR)).isEqualTo(Exit.DATA);
    assertThat(said().lines()).hasSize(1);
    assertSame(story, said().replace(story.toString(), story.getFileName().toString()));
  }

  @Test
  void all_mistakes_are_told_at_once() throws IOException {
    var story = STORIES.resolve("many-mistakes.yml");
    assertThat(play(story, PAIR)).isEqualTo(Exit.DATA);
    assertThat(said().lines()).hasSize(6);
    assertSame(story, said().replace(story.toString(), story.getFileName().toString()));
  }

  private static void assertSame(Path story, String said) throws IOException {
    var expected = Path.of(story.toString().replace(".yml", ".expected"));
    if (Boolean.getBoolean("relevo.rewrite")) {
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected));
  }

  @Test
  void the_same_story_ends_the_same_way() {
    var story = STORIES.resolve("08-a-host-dies.yml");
    play(story, PAIR, "--mails", "--json");
    var once = said();
    play(story, PAIR, "--mails", "--json");
    assertThat(said()).isEqualTo(once).isNotBlank();
  }

  @Test
  void what_does_not_come_as_expected_is_said_and_ends_with_1() throws IOException {
    var story =
        story(
            """
            events: [{ at: 1s, fail: { nginx-1: refused } }]
            expect: { mails: 0, moves: 7, taken-out: [nginx-2], exposed: 1ms }
            """);
    assertThat(play(story, PAIR)).isEqualTo(Exit.NO);
    assertThat(said())
        .contains(
            "NOT MET: mails must be 0 (was: 1)",
            "NOT MET: moves must be 7 (was: 1)",
            "NOT MET: taken-out must be nginx-2 (was: nginx-1)",
            "NOT MET: exposed must be at most 1ms (was: nginx-1 ");
  }

  @Test
  void an_agent_that_only_observes_can_be_played_as_if_it_acted() throws IOException {
    var careful = folder.resolve("careful.yaml");
    Files.writeString(careful, Files.readString(PAIR).replace("mode: act", "mode: observe"));
    var event = "events: [{ at: 1s, fail: { nginx-1: refused } }]\n";
    assertThat(play(story(event + "expect: { moves: 0 }\n"), careful)).isZero();
    assertThat(play(story("mode: act\n" + event + "expect: { moves: 1 }\n"), careful)).isZero();
  }

  @Test
  void a_mail_is_printed_as_it_would_go_out() throws IOException {
    play(story("events: [{ at: 1s, fail: { nginx-1: refused } }]\n"), PAIR, "--mails");
    assertThat(said())
        .contains(
            "  | To: ana@example.com",
            "  | Subject: [nginx-1] the connection was refused · ",
            "  | Since Thu 1 Jan 2026 00:00:02 (03:00:02 UTC)");
  }

  @Test
  void in_mode_advise_the_mail_says_what_would_have_been_done() throws IOException {
    play(
        story("mode: advise\nevents: [{ at: 1s, fail: { nginx-1: refused } }]\n"), PAIR, "--mails");
    assertThat(said())
        .contains("would have taken nginx-1 out: mode is advise")
        .contains("Repair nginx-1 on lb-1. Nothing was moved: users may still be sent there.")
        .doesNotContain("moves vip-1", "It comes back by itself");
  }

  @Test
  void a_broken_configuration_is_no_broken_story() throws IOException {
    var config = Files.writeString(folder.resolve("bad.yaml"), "targets: { a: { tcp: \"h\" } }\n");
    assertThat(play(STORIES.resolve("08-a-host-dies.yml"), config)).isEqualTo(Exit.CONFIG);
  }

  @Test
  void an_agent_that_stands_alone_has_the_name_it_is_given() throws IOException {
    var config =
        Files.writeString(
            folder.resolve("one.yaml"),
            """
            agent: { mode: act }
            targets: { db: { tcp: "h:1" } }
            switches: { s: { on: db-host, member: db, command: { set: [/bin/a, "{state}"], read: [/bin/b] } } }
            """);
    var story = story("events: [{ at: 1s, fail: { db: timeout } }]\nexpect: { moves: 1 }\n");
    assertThat(play(story, config, "--as", "db-host")).isZero();
    assertThat(said()).contains("moves s from in to out");
  }

  @Test
  void the_example_goes_well_with_the_example() {
    assertThat(play(Path.of("config/story.example.yml"), Path.of("config/relevo.example.yml")))
        .as(said())
        .isZero();
  }
}

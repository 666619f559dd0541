package io.relevo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder of files with one mistake each; beside each stands what Relevo says about it. Written
 * anew with {@code -Drelevo.rewrite=true}, to be read as a diff.
 */
class BrokenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/config");
  private static final String SECRET = "hunter2";
  private static final Sources SOURCES =
      new Sources(
          name -> Optional.ofNullable(Map.of("WORD", "secret-word").get(name)),
          Optional.of(FOLDER.resolve("credentials")));

  static List<Path> broken() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("broken"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void one_mistake_is_one_problem(Path file) throws IOException {
    assertThat(problems(file)).hasSize(1);
    assertMatches(file);
  }

  @Test
  void five_mistakes_are_five_problems() throws IOException {
    var file = FOLDER.resolve("five-mistakes.yml");
    assertThat(problems(file)).hasSize(5);
    assertMatches(file);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void no_problem_shows_a_secret(Path file) {
    assertThat(problems(file).toString()).doesNotContain(SECRET, "secret-word");
  }

  private static void assertMatches(Path file) throws IOException {
    var said = new StringBuilder();
    problems(file).forEach(problem -> said.append(problem).append('\n'));
    var text = said.toString().replace(file.toString(), file.getFileName().toString());
    Golden.assertSame(
        Path.of(file.toString().replace(".yml", ".expected")),
        text.replace(FOLDER.toAbsolutePath().toString(), "."));
  }

  private static List<ConfigProblem> problems(Path file) {
    return catchThrowableOfType(ConfigException.class, () -> ConfigFile.load(file, "lb-1", SOURCES))
        .problems();
  }
}

package io.relevo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test that the page of the laws names is there. */
class InvariantsTest {
  private static final Pattern NAME = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+)+)`");

  private static final String TESTS = tests();

  static Stream<String> guards() throws IOException {
    return NAME.matcher(Files.readString(Path.of("docs/invariants.md")))
        .results()
        .map(match -> match.group(1));
  }

  @ParameterizedTest
  @MethodSource("guards")
  void a_test_that_guards_a_law_is_there(String name) {
    assertThat(TESTS).contains("void " + name + "(");
  }

  private static String tests() {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .map(InvariantsTest::text)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.SwitchSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kind of switch is more than a class: it has an example, a page, a test and a row. */
class KindsTest {
  static Stream<String> kinds() {
    return Arrays.stream(SwitchSpec.class.getPermittedSubclasses()).map(Class::getSimpleName);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_kind_has_an_example_on_a_page_of_its_own(String kind) throws IOException {
    assertThat(Files.readString(Path.of("docs/switches", key(kind) + ".md")))
        .startsWith("# " + key(kind) + "\n")
        .contains("```yaml\n", key(kind) + ":");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_kind_has_a_test(String kind) {
    assertThat(Path.of("src/test/java/io/relevo/switching/kind", kind + "SwitchTest.java"))
        .exists();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_kind_has_a_row_in_the_readme(String kind) throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("| [`" + key(kind) + "`](docs/switches/" + key(kind) + ".md) |");
  }

  /** The record's name in small letters; words of one that has two are joined by a dash. */
  private static String key(String kind) {
    return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}

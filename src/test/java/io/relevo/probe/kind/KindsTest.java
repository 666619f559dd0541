package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kind of probe is more than a class: it has an example, a page, a test and a row. */
class KindsTest {
  private static final Path PAGES = Path.of("docs/probes");

  static Stream<String> kinds() {
    return Arrays.stream(ProbeSpec.class.getPermittedSubclasses()).map(Class::getSimpleName);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_kind_has_an_example_and_its_causes_on_a_page_of_its_own(String kind) throws IOException {
    String key = kind.toLowerCase(Locale.ROOT);
    assertThat(Files.readString(PAGES.resolve(key + ".md")))
        .startsWith("# " + key + "\n")
        .contains("```yaml\ntargets:\n", key + ": ", "\n## Causes\n");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_kind_has_a_test(String kind) {
    assertThat(Path.of("src/test/java/io/relevo/probe/kind", kind + "ProbeTest.java")).exists();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_kind_has_a_row_in_the_readme(String kind) throws IOException {
    String key = kind.toLowerCase(Locale.ROOT);
    assertThat(Files.readString(Path.of("README.md")))
        .contains("| [`" + key + "`](docs/probes/" + key + ".md) |");
  }

  @Test
  void every_cause_is_explained() throws IOException {
    String page = Files.readString(PAGES.resolve("causes.md"));
    for (Cause cause : Cause.values()) {
      assertThat(page).contains("| `" + cause.code() + "` |");
    }
  }
}

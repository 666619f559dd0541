package io.relevo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package says what it is: in its package-info, and in one row of the README. */
class PackagesTest {

  private static final Path ROOT = Path.of("src/main/java/io/relevo");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z.]+)` \\| (.*) \\|$", Pattern.MULTILINE);
  private static final String PLANNED = "*(planned)*";

  @Test
  void every_package_has_a_row_in_the_readme() throws IOException {
    assertThat(rows(row -> true)).containsAll(packages());
  }

  @Test
  void every_row_in_the_readme_has_its_package_or_says_planned() throws IOException {
    assertThat(packages()).containsAll(rows(row -> !row.endsWith(PLANNED)));
  }

  @Test
  void every_package_says_what_it_knows_and_is_null_marked() throws IOException {
    for (Path folder : folders()) {
      assertThat(folder.resolve("package-info.java")).content().contains("/**", "@NullMarked");
    }
  }

  @Test
  void no_file_is_long() throws IOException {
    try (var files = Files.walk(ROOT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(300);
      }
    }
  }

  private static List<String> rows(Predicate<String> chosen) throws IOException {
    return ROW.matcher(Files.readString(Path.of("README.md")))
        .results()
        .filter(row -> chosen.test(row.group(2)))
        .map(row -> row.group(1))
        .toList();
  }

  private static List<String> packages() throws IOException {
    return folders().stream()
        .filter(folder -> !folder.equals(ROOT))
        .map(folder -> ROOT.relativize(folder).toString().replace('/', '.'))
        .toList();
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(Files::isRegularFile).map(Path::getParent).distinct().toList();
    }
  }
}

package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The grants that the page of a kind of probe prints: what the lab's servers give, and no more. */
final class Grants {
  private static final Pattern STATEMENTS = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SECTION = Pattern.compile("(?m)^(?=-- )");

  private Grants() {}

  /**
   * The statements on a page.
   *
   * @param without the comment above those for other servers
   */
  static String of(String kind, String password, List<String> without) {
    var matcher = STATEMENTS.matcher(page(kind));
    if (!matcher.find()) {
      throw new IllegalStateException(kind + ".md: must print the grants");
    }
    return SECTION
        .splitAsStream(matcher.group(1))
        .filter(section -> without.stream().noneMatch(section::startsWith))
        .collect(Collectors.joining())
        .replace("…", password)
        .replace("10.0.0.%", "127.0.0.1");
  }

  private static String page(String kind) {
    try {
      return Files.readString(Path.of("docs/probes", kind + ".md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

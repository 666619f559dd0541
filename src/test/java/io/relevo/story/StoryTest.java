package io.relevo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoryTest {
  private static final Path STORIES = Path.of("src/test/resources/stories");
  private static final String TRANSCRIPT = "    ";

  static List<Path> stories() throws IOException {
    try (Stream<Path> files = Files.list(STORIES)) {
      return files.filter(file -> file.toString().endsWith(".story")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void goes_as_it_is_told(Path story) throws IOException {
    var told = Files.readString(story);
    var goes = play(told);
    if (Boolean.getBoolean("relevo.rewrite")) {
      Files.writeString(story, goes);
    }
    assertThat(goes).isEqualTo(Files.readString(story));
  }

  /** The story with what really happens below each command. */
  private static String play(String told) {
    var stage = new Stage();
    var goes = new StringBuilder();
    for (var line : told.lines().filter(line -> !line.startsWith(TRANSCRIPT)).toList()) {
      goes.append(line).append('\n');
      if (line.startsWith("$ ")) {
        stage
            .act(line.substring(2))
            .forEach(said -> goes.append(TRANSCRIPT).append(said).append('\n'));
      }
    }
    return goes.toString();
  }
}

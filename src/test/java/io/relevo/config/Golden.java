package io.relevo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that a test compares with what the code says, or writes with {@code -Drelevo.rewrite=true}.
 */
final class Golden {
  private Golden() {}

  static void assertSame(Path file, String text) throws IOException {
    if (Boolean.getBoolean("relevo.rewrite")) {
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("run the test with -Drelevo.rewrite=true")
        .exists()
        .content()
        .isEqualTo(text);
  }
}

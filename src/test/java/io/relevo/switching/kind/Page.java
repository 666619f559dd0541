package io.relevo.switching.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The examples of a page of the documentation, so that a test can try them. */
final class Page {
  private Page() {}

  /** The first block of that language. */
  static String block(String language, String page) throws IOException {
    var block =
        Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(Files.readString(Path.of(page)));
    if (!block.find()) {
      throw new AssertionError(page + ": must have a block of " + language);
    }
    return block.group(1);
  }
}

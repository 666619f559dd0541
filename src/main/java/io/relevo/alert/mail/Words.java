package io.relevo.alert.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A header's text in ASCII (RFC 2047), word by word: the plain ones stay readable in a log, and
 * lines can be folded between them.
 */
final class Words {
  private Words() {}

  static String encode(String line) {
    var encoded = new ArrayList<String>();
    var strange = new ArrayList<String>();
    for (var word : line.split(" ", -1)) {
      if (plain(word)) {
        flush(strange, encoded);
        encoded.add(word);
      } else {
        strange.add(word);
      }
    }
    flush(strange, encoded);
    return String.join(" ", encoded);
  }

  /** Neighbours go together: readers drop the space between two encoded words. */
  private static void flush(List<String> strange, List<String> encoded) {
    if (!strange.isEmpty()) {
      encoded.add(encodeWord(String.join(" ", strange)));
      strange.clear();
    }
  }

  private static String encodeWord(String text) {
    try {
      return MimeUtility.encodeWord(text, StandardCharsets.UTF_8.name(), "Q");
    } catch (UnsupportedEncodingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean plain(String word) {
    return word.chars().allMatch(c -> c > ' ' && c < 127) && !word.contains("=?");
  }
}

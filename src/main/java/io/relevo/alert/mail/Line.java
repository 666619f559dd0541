package io.relevo.alert.mail;

import java.util.regex.Pattern;

/** Makes one line of a text, so that no name and no error can add a header or a line of its own. */
final class Line {
  /** Control characters, the line ends of Unicode, and marks that turn the direction of writing. */
  private static final Pattern BREAKS =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069]+");

  private Line() {}

  static String of(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }
}

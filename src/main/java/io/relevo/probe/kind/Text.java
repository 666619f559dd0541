package io.relevo.probe.kind;

import java.nio.charset.StandardCharsets;

/** Bytes of strangers, made fit for a line in a log or a mail. */
final class Text {
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_QUOTE = 60;

  private Text() {}

  /** At most 200 characters, none of which moves the cursor. */
  static String line(String text) {
    return visible(text, LONGEST_LINE);
  }

  /** At most 60 characters, in quotation marks. */
  static String quote(String text) {
    return '"' + visible(text, LONGEST_QUOTE) + '"';
  }

  /** At most 60 characters of what is meant to be ASCII. */
  static String quote(byte[] bytes) {
    return quote(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** So many characters of it. */
  static String visible(String text, int longest) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() <= longest; i++) {
      append(line, text.charAt(i));
    }
    return line.length() <= longest ? line.toString() : line.substring(0, longest - 1) + '…';
  }

  private static void append(StringBuilder line, char c) {
    switch (c) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (moves(c)) {
          line.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
        } else {
          line.append(c);
        }
      }
    }
  }

  /** Control and formatting characters (right-to-left marks too), and halves of pairs. */
  private static boolean moves(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}

package io.relevo.config;

/**
 * A single value of the file.
 *
 * @param raw as it is written there: what a problem may show
 * @param text with every {@code ${…}} filled in
 * @param plain whether it stands there without quotes
 */
record Word(String raw, String text, boolean plain) {
  /** As it stands in the file, with quotes where it has some. */
  String shown() {
    return plain ? raw : '"' + raw + '"';
  }

  /** Whether it may be read as a number or a truth value: text in quotes is text. */
  boolean bare() {
    return plain || !raw.equals(text);
  }
}

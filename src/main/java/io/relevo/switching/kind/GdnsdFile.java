package io.relevo.switching.kind;

import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of an {@code admin_state} file: one entry may be Relevo's, all others are other people's
 * and stay as they are, to the letter.
 */
record GdnsdFile(String text, String resource) {
  private static final Pattern QUOTED_OR_COMMENT =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[#;][^\n]*");

  /** A key, its value, and the comma that may follow. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<key>\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\",={}]+)\\s*=>?"
              + "\\s*(?<value>\"[^\"]*\"|[^\\s\",={}]+)(?:\\s*,)?");

  /** {@code DOWN}, or {@code DOWN/30} with a time to live. */
  private static final Pattern DOWN = Pattern.compile("DOWN(/\\d+)?");

  /** Of all entries that match it, the last one counts. */
  Found found() {
    return entries()
        .filter(entry -> Glob.matches(key(entry), resource))
        .reduce((_, last) -> last)
        .map(this::found)
        .orElse(new Found.At(new Share(100)));
  }

  private Found found(MatchResult entry) {
    var value = bare(entry.group("value"));
    return mine(entry) && DOWN.matcher(value).matches()
        ? new Found.At(new Share(0))
        : new Found.Other("forced %s by %s".formatted(value, key(entry)));
  }

  /** With the resource forced down, behind everything that may match it too. */
  GdnsdFile down(String note) {
    var others = up().text();
    var end = others.isEmpty() || others.endsWith("\n") ? "" : "\n";
    return new GdnsdFile(
        others + end + "%s => DOWN # relevo: %s\n".formatted(resource, printable(note)), resource);
  }

  /** Without the entry of the resource. */
  GdnsdFile up() {
    return mine().map(entry -> without(entry).up()).orElse(this);
  }

  private GdnsdFile without(MatchResult entry) {
    var from = text.lastIndexOf('\n', entry.start()) + 1;
    var newline = text.indexOf('\n', entry.end());
    var to = newline < 0 ? text.length() : newline + 1;
    var code = withoutComments();
    var alone = (code.substring(from, entry.start()) + code.substring(entry.end(), to)).isBlank();
    return alone ? cut(from, to) : cut(entry.start(), entry.end());
  }

  private GdnsdFile cut(int from, int to) {
    return new GdnsdFile(text.substring(0, from) + text.substring(to), resource);
  }

  private Optional<MatchResult> mine() {
    return entries().filter(this::mine).findFirst();
  }

  private boolean mine(MatchResult entry) {
    return key(entry).equals(resource);
  }

  private Stream<MatchResult> entries() {
    return ENTRY.matcher(withoutComments()).results();
  }

  /** With a space for each character of a comment: everything stays where it is. */
  private String withoutComments() {
    return QUOTED_OR_COMMENT
        .matcher(text)
        .replaceAll(
            part ->
                part.group().startsWith("\"")
                    ? Matcher.quoteReplacement(part.group())
                    : " ".repeat(part.group().length()));
  }

  private static String key(MatchResult entry) {
    return bare(entry.group("key"));
  }

  private static String bare(String word) {
    return word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
  }

  private static String printable(String note) {
    return note.strip().replaceAll("[^ -~]", "?");
  }
}

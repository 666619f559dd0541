package io.relevo.demo;

import java.util.ArrayList;
import java.util.List;

/** Breaks a long line between words. */
final class Wrapped {
  private static final String DEEPER = "    ";

  private Wrapped() {}

  /** The line in pieces of at most so many columns; all but the first are indented deeper. */
  static List<String> lines(String line, int width) {
    var pieces = new ArrayList<String>();
    var indent = line.substring(0, line.length() - line.stripLeading().length()) + DEEPER;
    var rest = line;
    while (rest.length() > width && rest.lastIndexOf(' ', width) > indent.length()) {
      var end = rest.lastIndexOf(' ', width);
      pieces.add(rest.substring(0, end));
      rest = indent + rest.substring(end).strip();
    }
    pieces.add(rest);
    return pieces;
  }
}

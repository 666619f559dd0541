package io.relevo.api.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns as wide as they must be; the last one wraps, so that nothing is cut off. */
public final class Table {
  static final int WIDTH = 80;
  private static final String GAP = "  ";
  private static final int NARROWEST = 24;

  private final List<List<String>> rows = new ArrayList<>();
  private final int headings;

  /** A table with headings. */
  public Table(String... headings) {
    rows.add(List.of(headings));
    this.headings = 1;
  }

  private Table() {
    this.headings = 0;
  }

  /** A table of which every row begins with a gap and that has no headings. */
  static Table indented() {
    return new Table();
  }

  /** One more row: as many cells as there are columns. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The table with a line break at the end of each row; nothing when it has no rows. */
  public String text() {
    if (rows.size() == headings) {
      return "";
    }
    var text = new StringBuilder();
    var widths = widths();
    rows.forEach(row -> append(text, row, widths));
    return text.toString();
  }

  private int[] widths() {
    var columns = rows.getFirst().size() - 1;
    return IntStream.range(0, columns)
        .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
        .toArray();
  }

  private void append(StringBuilder text, List<String> row, int[] widths) {
    var start = new StringBuilder(headings == 0 ? GAP : "");
    for (var i = 0; i < widths.length; i++) {
      start.append(padded(row.get(i), widths[i])).append(GAP);
    }
    var indent = " ".repeat(start.length());
    var lead = start.toString();
    for (var line : wrap(row.getLast(), Math.max(NARROWEST, WIDTH - start.length()))) {
      text.append((lead + line).stripTrailing()).append('\n');
      lead = indent;
    }
  }

  /** Breaks between words; a word longer than the line stands alone. */
  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}

package io.relevo.probe.kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Rows of text whose columns go by name: their order and number differ between versions of what
 * writes them.
 */
record Csv(List<Row> rows) {

  /** One row; a column that is not there is empty. */
  record Row(Map<String, Integer> columns, List<String> cells) {
    String text(String column) {
      int at = columns.getOrDefault(column, cells.size());
      return at < cells.size() ? cells.get(at) : "";
    }

    /** Nothing where there is no whole number: no limit, no check. */
    OptionalLong number(String column) {
      return Csv.number(text(column));
    }
  }

  /** Nothing where it is no whole number. */
  static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /** Cells with commas between them, in quotation marks where they have to be; a header first. */
  static Csv commas(String text) {
    Commas commas = new Commas();
    text.chars().forEach(c -> commas.take((char) c));
    return table(commas.lines);
  }

  /** Cells with spaces between them; a header first. */
  static Csv spaces(String text) {
    return table(text.lines().map(line -> List.of(line.split(" ", -1))).toList());
  }

  private static Csv table(List<List<String>> lines) {
    Map<String, Integer> columns = new HashMap<>();
    List<String> header = lines.isEmpty() ? List.of() : lines.getFirst();
    IntStream.range(0, header.size()).forEach(at -> columns.putIfAbsent(header.get(at), at));
    return new Csv(lines.stream().skip(1).map(cells -> new Row(columns, cells)).toList());
  }

  /** RFC 4180: a mark within marks is doubled, and the end of a line within marks is text. */
  private static final class Commas {
    final List<List<String>> lines = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private boolean closed;

    void take(char c) {
      if (c == '"') {
        mark();
      } else if (!quoted && (c == ',' || c == '\n')) {
        end(c);
      } else {
        cell.append(c);
      }
      closed = c == '"' && !quoted;
    }

    private void mark() {
      if (closed) {
        cell.append('"');
      }
      quoted = !quoted;
    }

    private void end(char c) {
      cells.add(cell.toString());
      cell.setLength(0);
      if (c == '\n') {
        lines.add(cells);
        cells = new ArrayList<>();
      }
    }
  }
}

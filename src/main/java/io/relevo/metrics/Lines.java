package io.relevo.metrics;

import java.io.IOException;
import java.io.Writer;

/**
 * Families of series in Prometheus' text format 0.0.4, written one line after the other, so that a
 * page of any length takes no memory.
 */
final class Lines {
  private final Writer out;
  private String name = "";

  Lines(Writer out) {
    this.out = out;
  }

  /** The lines that follow are of this family. */
  void family(String of, String type) throws IOException {
    name = of;
    out.append("# TYPE ").append(of).append(' ').append(type).append('\n');
  }

  /**
   * One series of the family.
   *
   * @param labels names and values in turn
   */
  void line(double value, String... labels) throws IOException {
    line("", text(value), labels);
  }

  /** A count, and the sum that goes with it. */
  void summary(long count, double sum, String... labels) throws IOException {
    line("_count", Long.toString(count), labels);
    line("_sum", text(sum), labels);
  }

  private void line(String suffix, String value, String... labels) throws IOException {
    out.append(name).append(suffix);
    for (var i = 0; i < labels.length; i += 2) {
      out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      out.append(escaped(labels[i + 1])).append('"');
    }
    out.append("} ").append(value).append('\n');
  }

  /** The few values that most series have cost no formatting. */
  private static String text(double value) {
    if (value == 0 || value == 1) {
      return value == 0 ? "0.0" : "1.0";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }

  private static String escaped(String value) {
    return value.indexOf('\\') < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0
        ? value
        : value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}

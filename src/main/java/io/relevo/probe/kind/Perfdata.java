package io.relevo.probe.kind;

import io.relevo.probe.Measured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The figures in a plugin's output, as the developer guidelines of the Monitoring Plugins have
 * them: {@code 'label'=value[unit];warn;crit;min;max}. What is not written so is passed over.
 */
final class Perfdata {
  /** A meter for each is kept for as long as Relevo runs. */
  static final int MOST = 100;

  static final int LONGEST_LABEL = 100;

  /** In a quoted label a quotation mark stands twice. The ranges after the value are not read. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<!\\S)(?:'((?:[^']|'')++)'|([^\\s'=]++))=([-+]?\\d{1,18}(?:\\.\\d{1,18})?(?:[eE][-+]?\\d{1,2})?)"
              + "([a-zA-Z%]{0,3})(?=[;\\s]|$)");

  /** To seconds, bytes and plain numbers; the plugins mean powers of 1024. */
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("us", 1e-6),
          Map.entry("ms", 1e-3),
          Map.entry("s", 1.0),
          Map.entry("%", 1.0),
          Map.entry("c", 1.0),
          Map.entry("B", 1.0),
          Map.entry("KB", 0x1p10),
          Map.entry("MB", 0x1p20),
          Map.entry("GB", 0x1p30),
          Map.entry("TB", 0x1p40),
          Map.entry("KiB", 0x1p10),
          Map.entry("MiB", 0x1p20),
          Map.entry("GiB", 0x1p30),
          Map.entry("TiB", 0x1p40));

  private Perfdata() {}

  /**
   * Every figure, the first of each label.
   *
   * @param text what stands behind the bars
   */
  static List<Measured> in(String text) {
    SequencedMap<String, Measured> found = new LinkedHashMap<>();
    var figures = FIGURE.matcher(text);
    while (figures.find() && found.size() < MOST) {
      var label = label(figures);
      found.putIfAbsent(label, new Measured(Measured.PERFDATA, label, value(figures)));
    }
    return List.copyOf(found.values());
  }

  private static String label(MatchResult figure) {
    var label = figure.group(1) == null ? figure.group(2) : figure.group(1).replace("''", "'");
    return Text.visible(label, LONGEST_LABEL);
  }

  private static double value(MatchResult figure) {
    return Double.parseDouble(figure.group(3)) * UNITS.getOrDefault(figure.group(4), 1.0);
  }
}

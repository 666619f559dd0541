package io.relevo.probe.kind;

import io.relevo.probe.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a plugin printed: {@code text|figures}, and in further lines {@code more text|more figures}.
 *
 * @param text its first line, for people
 * @param zero whether there are zero bytes in it
 */
record PluginOutput(String text, List<Measured> figures, boolean zero) {
  /** What is looked at of it. */
  static final int MOST_BYTES = 64 * 1024;

  static PluginOutput of(String printed) {
    var lines = printed.strip().lines().toList();
    var first = lines.isEmpty() ? "" : lines.getFirst();
    var figures = new ArrayList<>(List.of(afterBar(first)));
    figures.add(afterBar(lines.stream().skip(1).collect(Collectors.joining("\n"))));
    return new PluginOutput(
        beforeBar(first).strip(),
        Perfdata.in(String.join("\n", figures)),
        printed.indexOf('\0') >= 0);
  }

  private static String beforeBar(String text) {
    return text.split("\\|", 2)[0];
  }

  private static String afterBar(String text) {
    var bar = text.indexOf('|');
    return bar < 0 ? "" : text.substring(bar + 1);
  }
}

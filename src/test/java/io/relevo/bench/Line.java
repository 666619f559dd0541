package io.relevo.bench;

import java.util.ArrayList;
import java.util.List;

/** The last line of a bench: {@code bench NAME key=value …}. */
final class Line {
  private final List<String> words = new ArrayList<>();

  Line(String bench) {
    words.add("bench");
    words.add(bench);
  }

  Line with(String key, double figure) {
    return with(key, figure, 0);
  }

  /**
   * @param digits after the point
   */
  Line with(String key, double figure, int digits) {
    words.add(key + "=" + Figures.value(figure, digits));
    return this;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}

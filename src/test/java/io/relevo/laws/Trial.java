package io.relevo.laws;

import java.util.List;
import java.util.stream.Collectors;

/** A fleet, and what happens to it. */
record Trial(Shape shape, List<Happening> happenings) {
  @Override
  public String toString() {
    return happenings.stream()
        .map(happening -> "  " + happening.sentence(shape))
        .collect(Collectors.joining("\n", shape + "\nand then\n", ""));
  }
}

package io.relevo.fleet;

import java.util.SequencedMap;

/** Which line of the configuration set a value, by its path: {@code targets.nginx-1.fall}. */
public record Origins(String file, SequencedMap<String, Integer> lines) {
  /** {@code relevo.yaml:12} or, when the file does not say it, {@code default}. */
  public String of(String path) {
    var line = lines.get(path);
    return line == null ? "default" : file + ":" + line;
  }
}

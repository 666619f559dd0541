package io.relevo.journal.sqlite;

import java.nio.file.Path;
import java.util.List;

/**
 * Appends two entries at a time and prints, after each append has returned, how many appends this
 * folder has seen in all.
 */
final class AppendForEver {
  private AppendForEver() {}

  public static void main(String[] folder) throws Exception {
    try (var journal = SqliteJournal.open(Path.of(folder[0]))) {
      for (var number = journal.newest(Integer.MAX_VALUE).size() / 2 + 1; ; number++) {
        journal.append(List.of(SampleEntries.change(number), SampleEntries.change(number)));
        System.out.println(number);
      }
    }
  }
}

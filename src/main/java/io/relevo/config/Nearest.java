package io.relevo.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known word was probably meant. */
public final class Nearest {
  private static final int MOST_LISTED = 30;

  private Nearest() {}

  /** The known word with the fewest slips, unless it takes more than a third of its letters. */
  public static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(
            each -> slips(word, each) <= Math.max(1, Math.max(word.length(), each.length()) / 3))
        .min(Comparator.comparingInt(each -> slips(word, each)));
  }

  /** "did you mean `every`?", or the known words where none is near, or several are. */
  static Optional<String> hint(String word, Collection<String> known) {
    var near = to(word, known);
    if (near.isPresent() && isAlone(word, near.get(), known)) {
      return near.map("did you mean `%s`?"::formatted);
    }
    return Optional.of(known)
        .filter(words -> words.size() <= MOST_LISTED)
        .map(words -> words.isEmpty() ? "there are none" : "known: " + String.join(", ", words));
  }

  private static boolean isAlone(String word, String near, Collection<String> known) {
    int least = slips(word, near);
    return known.stream().filter(each -> slips(word, each) == least).count() == 1;
  }

  /** Damerau's distance: letters put in, left out, mistaken, or swapped with the next one. */
  static int slips(String a, String b) {
    var far = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        far[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(far, i, j, a, b);
      }
    }
    return far[a.length()][b.length()];
  }

  private static int step(int[][] far, int i, int j, String a, String b) {
    int mistaken = far[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(mistaken, Math.min(far[i - 1][j], far[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, far[i - 2][j - 2] + 1) : least;
  }
}

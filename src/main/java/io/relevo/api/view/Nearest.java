package io.relevo.api.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who mistyped a name. */
public final class Nearest {
  private Nearest() {}

  /** The sentence for a name that is not known: {@code member: there is no ngins-1; …}. */
  public static String unknown(String what, String name, Collection<String> names) {
    return "%s: there is no %s%s"
        .formatted(
            what,
            name.isEmpty() ? "empty name" : name,
            to(name, names).map(near -> "; did you mean " + near + "?").orElse(""));
  }

  /** The nearest of the names, unless none is near. */
  static Optional<String> to(String name, Collection<String> names) {
    var wanted = name.toLowerCase(Locale.ROOT);
    return names.stream()
        .min(Comparator.comparingInt(known -> distance(wanted, known.toLowerCase(Locale.ROOT))))
        .filter(known -> distance(wanted, known.toLowerCase(Locale.ROOT)) <= known.length() / 2);
  }

  /** Levenshtein: how many letters to add, drop or change. */
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

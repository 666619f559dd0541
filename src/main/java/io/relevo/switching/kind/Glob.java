package io.relevo.switching.kind;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of fnmatch(3) without flags, as gdnsd matches them: a star goes over slashes too. */
final class Glob {
  private static final Pattern PART =
      Pattern.compile("\\*|\\?|\\[(!?)(]?[^]]*)]|\\\\?([^*?])", Pattern.DOTALL);

  private Glob() {}

  static boolean matches(String glob, String name) {
    return Pattern.matches(PART.matcher(glob).replaceAll(part -> quoted(regex(part))), name);
  }

  private static String quoted(String regex) {
    return Matcher.quoteReplacement(regex);
  }

  private static String regex(MatchResult part) {
    return switch (part.group()) {
      case "*" -> ".*";
      case "?" -> ".";
      default -> part.group(3) == null ? oneOf(part) : Pattern.quote(part.group(3));
    };
  }

  private static String oneOf(MatchResult part) {
    var not = part.group(1).isEmpty() ? "" : "^";
    return "[" + not + part.group(2).replaceAll("[\\[\\]\\\\&^]", "\\\\$0") + "]";
  }
}

package io.relevo.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of a bench: pairs of {@code --name} and a whole number. */
final class Options {
  private final Map<String, String> given;

  private Options(Map<String, String> given) {
    this.given = given;
  }

  /** Options that are not as they should be. */
  static final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misuse(String message) {
      super(message);
    }
  }

  static Options of(List<String> args) {
    var given = new TreeMap<String, String>();
    for (var i = 0; i < args.size(); i += 2) {
      var name = args.get(i);
      if (!name.startsWith("--") || i + 1 == args.size()) {
        throw new Misuse("%s: must be --name value".formatted(name));
      }
      given.put(name, args.get(i + 1));
    }
    return new Options(given);
  }

  /** Takes a number of at least 1. */
  int count(String name, int usual) {
    var number = Math.toIntExact(number(name, usual));
    if (number < 1) {
      throw new Misuse("%s: must be at least 1 (was: %d)".formatted(name, number));
    }
    return number;
  }

  /** Takes any whole number. */
  long number(String name, long usual) {
    var text = given.remove(name);
    try {
      return text == null ? usual : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Misuse("%s: must be a whole number (was: %s)".formatted(name, text));
    }
  }

  /** What nobody took is unknown. */
  void done() {
    given.keySet().stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw new Misuse("%s: must be an option of this bench".formatted(name));
            });
  }
}

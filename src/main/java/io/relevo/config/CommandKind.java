package io.relevo.config;

import io.relevo.fleet.SwitchSpec.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the file says of a switch that programs of the operator's own move. */
final class CommandKind {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final List<String> PLACEHOLDERS = List.of(Command.PERCENT, Command.STATE);

  private static final Key<List<String>> SET =
      Key.required(
          "set",
          ListOf.repeating(Scalars.TEXT),
          "The program that moves it, by its whole path, and its arguments, each an entry of its"
              + " own; no shell sees them. `{percent}` stands for the share from 0 to 100,"
              + " `{state}` for `in` or `out`, or for `on` or `off` of a maintenance page.");

  private static final Key<List<String>> READ =
      Key.required(
          "read",
          ListOf.repeating(Scalars.TEXT),
          "The program that prints where it is: the share as a number, `in` or `out`, `on` or"
              + " `off`. It is run each second.");

  private static final Key<Duration> TIMEOUT =
      Key.defaulted(
          "timeout",
          Durations.between("100ms", "1m"),
          LIMIT,
          "How long either may take; then it is killed with all it started.");

  static final Key<Command> KEY =
      Key.optional(
          "command",
          Section.of(
              "Programs of your own, one that moves and one that reads.",
              List.of(SET, READ, TIMEOUT),
              CommandKind::make),
          "Moves something by running a program.");

  private CommandKind() {}

  private static Command make(Values in) {
    check(in, SET);
    check(in, READ);
    if (in.get(SET).stream().noneMatch(PLACEHOLDERS::contains)) {
      in.must(SET, "have `{percent}` or `{state}` among its arguments");
    }
    return new Command(in.get(SET), in.get(READ), in.get(TIMEOUT));
  }

  private static void check(Values in, Key<List<String>> key) {
    var words = in.get(key);
    if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      in.must(key, "have no zero byte in it");
    } else if (!Path.of(words.getFirst()).isAbsolute()) {
      in.must(key, "begin with the whole path of a program", words.getFirst());
    } else {
      words.stream()
          .filter(CommandKind::hidden)
          .findFirst()
          .ifPresent(word -> in.must(key, "have its placeholders as arguments of their own", word));
    }
  }

  private static boolean hidden(String word) {
    return PLACEHOLDERS.stream().anyMatch(word::contains) && !PLACEHOLDERS.contains(word);
  }
}

package io.relevo.cli;

import io.relevo.config.StoryFile;
import io.relevo.failover.Order;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a command as the command line does, and hands it to nobody. */
final class Typist implements StoryFile.Commands {
  /** Whose orders they are. */
  private static final String OPERATOR = "operator";

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final Shell shell;

  Typist(Shell shell) {
    this.shell = shell;
  }

  @Override
  public StoryFile.Typing read(String line) {
    var words = words(line);
    if (words.length == 0 || !Typed.ACTS.contains(words[0])) {
      return none("begin with one of " + String.join(", ", Typed.ACTS));
    }
    var said = new ByteArrayOutputStream();
    var quiet = new PrintStream(said, true, StandardCharsets.UTF_8);
    var listener = new Listener(new Shell(shell.environment(), quiet, quiet, shell.zone()));
    var exit = Typed.line(listener, listener.shell, words).execute(words);
    return exit == Exit.OK && listener.heard.isPresent()
        ? new StoryFile.Typing(listener.heard, "")
        : none(said.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(line));
  }

  private static StoryFile.Typing none(String why) {
    return new StoryFile.Typing(Optional.empty(), why.replaceFirst("^relevo: ", ""));
  }

  private static String[] words(String line) {
    return WORD.matcher(line)
        .results()
        .map(
            word ->
                Optional.ofNullable(word.group(1))
                    .or(() -> Optional.ofNullable(word.group(2)))
                    .orElseGet(word::group))
        .toArray(String[]::new);
  }

  /** The commands, without a daemon behind them. */
  private static final class Listener extends Cli {
    final Shell shell;
    Optional<Order> heard = Optional.empty();

    Listener(Shell shell) {
      super(shell, (_, _) -> Exit.OK, false);
      this.shell = shell;
    }

    @Override
    int order(Order order, boolean dryRun) {
      heard = Optional.of(order);
      return Exit.OK;
    }

    @Override
    String user() {
      return OPERATOR;
    }
  }
}

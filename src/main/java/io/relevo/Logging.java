package io.relevo;

import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * One line for each event on standard error; under systemd each begins with its priority
 * (sd-daemon(3)).
 */
final class Logging {
  /** syslog(3): error 3, warning 4, info 6, debug 7. */
  private static final Map<Level, Integer> PRIORITIES =
      Map.of(Level.SEVERE, 3, Level.WARNING, 4, Level.INFO, 6);

  private static final int DEBUG = 7;

  private Logging() {}

  static void start() {
    var root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    var console = new ConsoleHandler();
    console.setFormatter(new Line(System.getenv("JOURNAL_STREAM") != null));
    root.addHandler(console);
  }

  private static final class Line extends Formatter {
    private final boolean journal;

    Line(boolean journal) {
      this.journal = journal;
    }

    @Override
    public String format(LogRecord entry) {
      var cause = entry.getThrown() == null ? "" : ": " + stack(entry.getThrown());
      var line = formatMessage(entry) + cause;
      return journal
          ? "<%d>%s%n"
              .formatted(
                  PRIORITIES.getOrDefault(entry.getLevel(), DEBUG), line.replace("\n", " | "))
          : "%s %s %s%n".formatted(entry.getInstant(), entry.getLevel(), line);
    }

    private static String stack(Throwable thrown) {
      var text = new java.io.StringWriter();
      thrown.printStackTrace(new java.io.PrintWriter(text));
      return text.toString();
    }
  }
}

package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Answer;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import io.relevo.probe.Outcome.Unclear;
import java.util.Optional;

/** What the end of a plugin says: 0 OK, 1 WARNING, 2 CRITICAL; all else says nothing. */
final class PluginEnding {
  /** As a shell and as Java have them: killed by a signal. */
  private static final int SIGNAL = 128;

  private PluginEnding() {}

  static Outcome outcome(int code, PluginOutput output) {
    var text = text(output.text());
    if (output.zero()) {
      return unclear("printed zero bytes (exit %d): %s", code, text);
    }
    return switch (code) {
      case 0 -> new Passed(Answer.SERVING, Optional.empty(), output.figures());
      case 1 ->
          new Passed(Answer.SERVING, Optional.of(new Flaw(Cause.WARNING, text)), output.figures());
      case 2 -> new Failed(Cause.CRITICAL, text, output.figures());
      case 3 -> unclear("says UNKNOWN (exit %d): %s", code, text);
      case 126 -> unclear("cannot be run (exit %d): %s", code, text);
      case 127 -> unclear("is not there (exit %d): %s", code, text);
      default -> odd(code, text);
    };
  }

  private static Outcome odd(int code, String text) {
    return code > SIGNAL
        ? unclear("was killed by signal %d: %s", code - SIGNAL, text)
        : unclear("ended with %d, which means nothing: %s", code, text);
  }

  private static String text(String printed) {
    return printed.isEmpty() ? "(it printed nothing)" : Text.line(printed);
  }

  private static Unclear unclear(String what, int code, String text) {
    return new Unclear(Text.line("the plugin " + what.formatted(code, text)));
  }
}

package io.relevo.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lays out the story: colours on a terminal, plain text in a file. */
final class Terminal {
  private static final int PAPER = 88;

  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String RED = "31";
  private static final String GREEN = "32";

  private final PrintStream out;
  private final boolean colours;
  private int chapter;

  private Terminal(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /**
   * The standard output; in colour when somebody watches who did not ask for none (no-color.org).
   */
  static Terminal standard() {
    var watched = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(System.out, watched && System.getenv("NO_COLOR") == null);
  }

  void title(String title) {
    out.printf("%n  %s%n%n", in(BOLD, title));
  }

  void text(String text) {
    text.lines().forEach(line -> out.println("  " + line));
  }

  void faint(String text) {
    text.lines().forEach(line -> out.println(line.isEmpty() ? "" : "     " + in(FAINT, line)));
  }

  /** A numbered part of the story. */
  void chapter(String heading) {
    chapter++;
    out.printf("%n  %s  %s%n", in(BOLD, Integer.toString(chapter)), in(BOLD, heading));
  }

  /** Something is as it should be. */
  void done(String what) {
    out.printf("     %s %s%n", in(GREEN, "✔"), what);
  }

  /** Something happened, so long after the chapter's beginning. */
  void event(Duration after, String what) {
    out.printf("  %s  %s%n", in(FAINT, "%,7d ms".formatted(after.toMillis())), what);
  }

  /** The same, where somebody suffers. */
  void harm(Duration after, String what) {
    event(after, in(RED, what));
  }

  /** The same, where it is over. */
  void relief(Duration after, String what) {
    event(after, in(GREEN, what));
  }

  /** What somebody reads; long lines go on below their beginning. */
  void paper(List<String> lines) {
    lines.stream()
        .flatMap(line -> Wrapped.lines(line, PAPER).stream())
        .forEach(line -> out.println(("     " + in(FAINT, "│") + " " + line).stripTrailing()));
  }

  /** It went as it should. */
  void end(String what) {
    out.printf("%n  %s %s%n%n", in(GREEN, "✔"), in(BOLD, what));
  }

  void failed(String what) {
    out.printf("%n  %s %s%n", in(RED, "✘"), what);
  }

  private String in(String colour, String text) {
    return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}

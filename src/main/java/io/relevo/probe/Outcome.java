package io.relevo.probe;

/** What one look found. */
public sealed interface Outcome {
  /** The target answered as it should. */
  record Passed(Answer answer) implements Outcome {}

  /**
   * The target did not answer as it should.
   *
   * @param detail the evidence in one line: what was expected and what came
   */
  record Failed(Cause cause, String detail) implements Outcome {}

  /** The look itself failed on our side: it says nothing about the target. */
  record Unclear(String detail) implements Outcome {}

  /** How a target that is alive answered. */
  enum Answer {
    /** As usual. */
    SERVING,
    /** With its own maintenance page. */
    MAINTENANCE
  }

  /** The outcome in one line. */
  default String phrase() {
    return switch (this) {
      case Passed(Answer answer) ->
          answer == Answer.SERVING ? "passed" : "passed (maintenance page)";
      case Failed(Cause cause, String detail) -> cause.code() + ": " + detail;
      case Unclear(String detail) -> "unclear: " + detail;
    };
  }
}

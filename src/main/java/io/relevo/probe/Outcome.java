package io.relevo.probe;

import java.util.List;
import java.util.Optional;

/** What one look found. */
public sealed interface Outcome {
  /**
   * The target answered.
   *
   * @param flaw why it does not serve as it should, where it does not
   * @param measures what was read besides
   */
  record Passed(Answer answer, Optional<Flaw> flaw, List<Measured> measures) implements Outcome {
    public Passed(Answer answer) {
      this(answer, Optional.empty(), List.of());
    }
  }

  /**
   * The target did not answer as it should.
   *
   * @param detail the evidence in one line: what was expected and what came
   * @param measures what was read all the same
   */
  record Failed(Cause cause, String detail, List<Measured> measures) implements Outcome {
    public Failed(Cause cause, String detail) {
      this(cause, detail, List.of());
    }
  }

  /** The look itself failed on our side: it says nothing about the target. */
  record Unclear(String detail) implements Outcome {}

  /** How a target that is alive answered. */
  enum Answer {
    /** As usual. */
    SERVING,
    /** With its own maintenance page. */
    MAINTENANCE
  }

  /** What was read besides; empty where nothing was. */
  default List<Measured> measures() {
    return switch (this) {
      case Passed passed -> passed.measures();
      case Failed failed -> failed.measures();
      case Unclear _ -> List.of();
    };
  }

  /** With no more numbers than other agents judge by. */
  default Outcome testimony() {
    return switch (this) {
      case Outcome bare when bare.measures().isEmpty() -> bare;
      case Passed(Answer answer, var flaw, var measures) ->
          new Passed(answer, flaw, Measured.testimony(measures));
      case Failed(Cause cause, String detail, var measures) ->
          new Failed(cause, detail, Measured.testimony(measures));
      case Unclear unclear -> unclear;
    };
  }

  /** Whether it says the same of the target: the numbers and the words may differ. */
  default boolean agrees(Outcome other) {
    return switch (this) {
      case Passed(Answer answer, var flaw, _) ->
          other instanceof Passed that
              && answer == that.answer()
              && flaw.map(Flaw::cause).equals(that.flaw().map(Flaw::cause));
      case Failed failed -> other instanceof Failed that && failed.cause() == that.cause();
      case Unclear _ -> other instanceof Unclear;
    };
  }

  /** Whether a judgement cannot tell it from the other: it says the same, with the same numbers. */
  default boolean repeats(Outcome other) {
    return equals(other)
        || (agrees(other)
            && Measured.testimony(measures()).equals(Measured.testimony(other.measures())));
  }

  /** The outcome in one line. */
  default String phrase() {
    return switch (this) {
      case Passed(Answer answer, var flaw, _) ->
          flaw.map(why -> "passed, but " + why.phrase())
              .orElse(answer == Answer.SERVING ? "passed" : "passed (maintenance page)");
      case Failed(Cause cause, String detail, _) -> cause.code() + ": " + detail;
      case Unclear(String detail) -> "unclear: " + detail;
    };
  }
}

package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.util.Optional;

/** What tests ask of an outcome. */
final class Found {
  private Found() {}

  /** What is wrong; also with a look that did not pass. */
  static Optional<Flaw> flaw(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed passed -> passed.flaw();
      default -> Optional.of(new Flaw(Cause.BAD_REPLY, outcome.phrase()));
    };
  }

  /** Whether it passed with a flaw of this cause. */
  static boolean causes(Outcome outcome, Cause cause) {
    return flaw(outcome).filter(flaw -> flaw.cause() == cause).isPresent();
  }

  /** A number that was measured; NaN where it was not. */
  static double value(Outcome outcome, String name) {
    return outcome.measures().stream()
        .filter(measured -> measured.name().equals(name))
        .findFirst()
        .map(Measured::value)
        .orElse(Double.NaN);
  }
}

package io.relevo.probe.kind;

import io.relevo.fleet.Limits;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Judgement;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import io.relevo.probe.Outcome.Unclear;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found at one part of a host.
 *
 * @param dead what makes the host as good as dead
 * @param flaw what makes it serve not as it should
 * @param unread what could not be read
 */
record HostPart(
    List<Measured> measures, Optional<Flaw> dead, Optional<Flaw> flaw, Optional<String> unread) {

  static HostPart measured(List<Measured> measures) {
    return new HostPart(measures, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static HostPart dead(Cause cause, String detail) {
    var dead = Optional.of(new Flaw(cause, Text.line(detail)));
    return new HostPart(List.of(), dead, Optional.empty(), Optional.empty());
  }

  static HostPart flawed(Cause cause, String detail) {
    var flaw = Optional.of(new Flaw(cause, Text.line(detail)));
    return new HostPart(List.of(), Optional.empty(), flaw, Optional.empty());
  }

  static HostPart unread(String what) {
    var unread = Optional.of(Text.line(what));
    return new HostPart(List.of(), Optional.empty(), Optional.empty(), unread);
  }

  /** The worst of them; what could not be read makes it unclear only where nothing is bad. */
  static Outcome outcome(Limits limits, List<HostPart> parts) {
    var measures = parts.stream().flatMap(part -> part.measures().stream()).toList();
    var dead = parts.stream().flatMap(part -> part.dead().stream()).findFirst();
    if (dead.isPresent()) {
      return new Failed(dead.get().cause(), dead.get().detail(), measures);
    }
    return switch (Judgement.of(limits, measures)) {
      case Passed passed -> passed(passed, parts);
      case Outcome worse -> worse;
    };
  }

  private static Outcome passed(Passed passed, List<HostPart> parts) {
    var unread = parts.stream().flatMap(part -> part.unread().stream()).findFirst();
    if (unread.isPresent()) {
      return new Unclear(unread.get());
    }
    var flaws = parts.stream().flatMap(part -> part.flaw().stream());
    return new Passed(
        passed.answer(),
        Stream.concat(passed.flaw().stream(), flaws).findFirst(),
        passed.measures());
  }
}

package io.relevo.probe.kind;

import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What several resolvers say together: one that answers well serves users, and hides none that does
 * not.
 */
record DnsVerdict(List<Outcome> all, List<Failed> sick, List<Passed> well) {

  static Outcome of(List<Outcome> all) {
    return new DnsVerdict(all, only(all, Failed.class), only(all, Passed.class)).outcome();
  }

  private static <T> List<T> only(List<Outcome> all, Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private Outcome outcome() {
    if (!well.isEmpty()) {
      return new Passed(Outcome.Answer.SERVING, flaw(), measures());
    }
    return sick.size() == all.size()
        ? new Failed(sick.getFirst().cause(), details())
        : all.stream().filter(Outcome.Unclear.class::isInstance).findFirst().orElseThrow();
  }

  private Optional<Flaw> flaw() {
    return sick.isEmpty()
        ? well.stream().flatMap(one -> one.flaw().stream()).findFirst()
        : Optional.of(
            new Flaw(
                sick.getFirst().cause(),
                Text.line("%d of %d resolvers: %s".formatted(sick.size(), all.size(), details()))));
  }

  private String details() {
    return Text.line(sick.stream().map(Failed::detail).collect(Collectors.joining("; ")));
  }

  private List<Measured> measures() {
    return well.stream().flatMap(one -> one.measures().stream()).toList();
  }
}

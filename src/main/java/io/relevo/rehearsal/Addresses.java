package io.relevo.rehearsal;

import io.relevo.fleet.SwitchSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Where the virtual addresses are, and where they were. */
final class Addresses {
  private final Truth truth;
  private final SequencedMap<String, List<String>> known = new LinkedHashMap<>();

  Addresses(Truth truth) {
    this.truth = truth;
    named().forEach(address -> known.put(address, truth.holders(address)));
  }

  private Stream<String> named() {
    return truth.fleet.switches().values().stream()
        .flatMap(
            s ->
                s.spec() instanceof SwitchSpec.Keepalived(_, _, var witness)
                    ? witness.address().stream()
                    : Stream.empty())
        .distinct();
  }

  /** What moved since it was asked last, a sentence each. */
  List<String> news() {
    return List.copyOf(known.keySet()).stream().flatMap(address -> news(address).stream()).toList();
  }

  private Optional<String> news(String address) {
    var now = truth.holders(address);
    return now.equals(known.put(address, now))
        ? Optional.empty()
        : Optional.of(
            "%s is on %s"
                .formatted(address, now.isEmpty() ? "no host" : String.join(" and ", now)));
  }
}

package io.relevo.config;

import io.relevo.fleet.Fleet;
import io.relevo.probe.Cause;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Names and words of a configuration that is read already. */
final class Known {
  static final Scalar<Cause> CAUSE =
      Scalar.of("a cause, as refused", Map.of("type", "string"), word -> cause(word.text()))
          .hinted(
              word ->
                  Nearest.hint(word.text(), Arrays.stream(Cause.values()).map(Cause::code).toList())
                      .or(() -> Optional.of("such as refused, timeout, empty-reply, bad-status")));

  private Known() {}

  private static Optional<Cause> cause(String code) {
    return Arrays.stream(Cause.values()).filter(cause -> cause.code().equals(code)).findFirst();
  }

  /** One of these names. */
  static Scalar<String> name(String what, Collection<String> known) {
    return Scalar.of(
            what + " of the configuration",
            Map.of("enum", List.copyOf(known)),
            word -> Optional.of(word.text()).filter(known::contains))
        .hinted(word -> Nearest.hint(word.text(), known));
  }

  /** Every agent, the one that stands alone too. */
  static List<String> agents(Fleet fleet) {
    var peers = fleet.agent().peers();
    return peers.isEmpty() ? List.of(fleet.agent().name()) : List.copyOf(peers.keySet());
  }

  /** Something for each of some of these names, in their order. */
  static <T> Section<SequencedMap<String, T>> each(
      String doc, Collection<String> names, Function<String, Type<T>> type) {
    var keys = names.stream().map(name -> Key.optional(name, type.apply(name), doc)).toList();
    return Section.of(doc, List.copyOf(keys), in -> values(in, keys));
  }

  private static <T> SequencedMap<String, T> values(Values in, List<Key<T>> keys) {
    var values = new LinkedHashMap<String, T>();
    keys.forEach(key -> in.find(key).ifPresent(value -> values.put(key.name(), value)));
    return values;
  }
}

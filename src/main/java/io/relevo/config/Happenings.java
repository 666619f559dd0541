package io.relevo.config;

import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Outcome;
import io.relevo.rehearsal.Happening;
import io.relevo.switching.Found;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What can happen in a story: a key for each kind. */
final class Happenings {
  private static final Scalar<Boolean> UP_OR_DOWN =
      Scalars.oneOf(words(Map.entry("up", true), Map.entry("down", false)));

  private static final Scalar<Found> SHARE =
      Scalars.oneOf(
          words(
              Map.entry("in", new Found.At(new Setting.Share(100))),
              Map.entry("out", new Found.At(new Setting.Share(0))),
              Map.entry("missing", new Found.Missing())));

  private static final Scalar<Found> MAINTENANCE =
      Scalars.oneOf(
          words(
              Map.entry("on", new Found.At(new Setting.Maintenance(true))),
              Map.entry("off", new Found.At(new Setting.Maintenance(false)))));

  private final Fleet fleet;
  private final Key<String> on;
  private final List<Kind<?>> kinds;

  /** One kind: its key, and what becomes of its value. */
  private record Kind<T>(Key<T> key, BiFunction<Values, T, Happening> make) {
    Optional<Happening> of(Values in) {
      return in.has(key) ? Optional.of(make.apply(in, in.get(key))) : Optional.empty();
    }
  }

  Happenings(Fleet fleet, StoryFile.Commands commands) {
    this.fleet = fleet;
    var targets = fleet.targets().keySet();
    var switches = fleet.switches().keySet();
    var agents = Known.agents(fleet);
    this.on =
        Key.optional(
            "on",
            Known.name("an agent", agents),
            "Where `order` is typed; else on the host of the member's switch.");
    this.kinds =
        List.of(
            kind("fail", causes(targets), "Targets fail, each with a cause.", each(this::failed)),
            kind(
                "degrade",
                causes(targets),
                "Targets answer, but not as they should.",
                each(this::flawed)),
            kind("unclear", names("a target", targets), "Looks say nothing.", all(this::unclear)),
            kind("recover", names("a target", targets), "Targets are well.", all(_ -> passed())),
            kind(
                "order",
                order(commands),
                "What somebody types, without `relevo` before it.",
                this::typed),
            kind(
                "stick",
                names("a switch", switches),
                "Switches do not move any more.",
                (_, names) -> new Happening.Stick(names, true)),
            kind(
                "loosen",
                names("a switch", switches),
                "They move again.",
                (_, names) -> new Happening.Stick(names, false)),
            kind(
                "move",
                Known.each("Where it is put.", switches, this::position),
                "Somebody moves switches by hand.",
                (_, found) -> new Happening.ByHand(found)),
            kind(
                "kill",
                names("an agent", agents),
                "Agents die.",
                (_, names) -> new Happening.Agents(names, false)),
            kind(
                "start",
                names("an agent", agents),
                "They are started.",
                (_, names) -> new Happening.Agents(names, true)),
            kind(
                "power-off",
                names("an agent", agents),
                "Their hosts lose their power, with all that is `on` them.",
                (_, names) -> new Happening.Power(names, false)),
            kind(
                "power-on",
                names("an agent", agents),
                "They boot.",
                (_, names) -> new Happening.Power(names, true)),
            kind(
                "cut",
                names("an agent", agents),
                "Their hosts are cut off from the network.",
                (_, names) -> new Happening.Network(names, false)),
            kind(
                "join",
                names("an agent", agents),
                "They are on it again.",
                (_, names) -> new Happening.Network(names, true)),
            kind(
                "mail",
                UP_OR_DOWN,
                "Whether a mail relay answers.",
                (_, up) -> new Happening.Relays(up)));
  }

  Key<String> on() {
    return on;
  }

  Kinds<?> kinds() {
    return new Kinds<Object>("happening", List.copyOf(kinds.stream().map(Kind::key).toList()));
  }

  Happening make(Values in) {
    return kinds.stream().flatMap(kind -> kind.of(in).stream()).findFirst().orElseThrow();
  }

  private static <T> Kind<T> kind(
      String name, Type<T> type, String doc, BiFunction<Values, T, Happening> make) {
    return new Kind<>(Key.optional(name, type, doc), make);
  }

  // targets

  private static Section<SequencedMap<String, Cause>> causes(Collection<String> targets) {
    return Known.each("Why, as one of the causes.", targets, _ -> Known.CAUSE);
  }

  private static Type<List<String>> names(String what, Collection<String> known) {
    return new ListOf<>(Known.name(what, known));
  }

  private static BiFunction<Values, SequencedMap<String, Cause>, Happening> each(
      Function<Cause, Outcome> outcome) {
    return (_, causes) -> {
      var all = new LinkedHashMap<String, Outcome>();
      causes.forEach((target, cause) -> all.put(target, outcome.apply(cause)));
      return new Happening.Become(all);
    };
  }

  private static BiFunction<Values, List<String>, Happening> all(
      Function<String, Outcome> outcome) {
    return (_, targets) -> {
      var all = new LinkedHashMap<String, Outcome>();
      targets.forEach(target -> all.put(target, outcome.apply(target)));
      return new Happening.Become(all);
    };
  }

  private Outcome failed(Cause cause) {
    return new Outcome.Failed(cause, cause.phrase());
  }

  private Outcome flawed(Cause cause) {
    var flaw = new Flaw(cause, cause.phrase());
    return new Outcome.Passed(Outcome.Answer.SERVING, Optional.of(flaw), List.of());
  }

  private Outcome unclear(String target) {
    return new Outcome.Unclear("the look itself failed");
  }

  private static Outcome passed() {
    return new Outcome.Passed(Outcome.Answer.SERVING);
  }

  // switches and orders

  private Type<Found> position(String name) {
    return fleet
            .switchNamed(name)
            .map(Switch::normal)
            .filter(Setting.Maintenance.class::isInstance)
            .isPresent()
        ? MAINTENANCE
        : SHARE;
  }

  private static Scalar<Order> order(StoryFile.Commands commands) {
    return Scalar.of(
            "an act as it is typed, as `drain NAME --for 10m --reason \"new kernel\"`",
            Map.of("type", "string"),
            word -> commands.read(word.text()).order())
        .hinted(word -> Optional.of(commands.read(word.text()).why()));
  }

  private Happening typed(Values in, Order order) {
    switch (order) {
      case Order.Drain o -> known(in, o.member(), fleet.targets().keySet());
      case Order.Ready o -> known(in, o.member(), fleet.targets().keySet());
      case Order.MaintenanceOn o -> known(in, o.service(), fleet.services().keySet());
      case Order.MaintenanceOff o -> known(in, o.service(), fleet.services().keySet());
      case Order.Pause _, Order.Resume _ -> {}
    }
    var line = in.place().child("order").written();
    return new Happening.Typed(order, line, in.find(on));
  }

  private static void known(Values in, String name, Collection<String> names) {
    if (!names.contains(name)) {
      in.place()
          .child("order")
          .must(
              "name something of the configuration", Optional.of(name), Nearest.hint(name, names));
    }
  }

  @SafeVarargs
  private static <T> SequencedMap<String, T> words(Map.Entry<String, ? extends T>... entries) {
    var words = new LinkedHashMap<String, T>();
    for (var entry : entries) {
      words.put(entry.getKey(), entry.getValue());
    }
    return words;
  }
}

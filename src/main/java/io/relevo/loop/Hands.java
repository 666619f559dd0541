package io.relevo.loop;

import io.relevo.fleet.Switch;
import io.relevo.switching.Reading;
import io.relevo.switching.Step;
import io.relevo.switching.kind.Actuator;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The only ones that move a switch: one hand for each, so that a switch that hangs delays no other.
 */
final class Hands implements AutoCloseable {
  private final Function<Switch, Actuator> make;
  private final Consumer<Reading> sink;
  private final Clock clock;
  private final Map<String, Hand> hands = new HashMap<>();

  Hands(Function<Switch, Actuator> make, Consumer<Reading> sink, Clock clock) {
    this.make = make;
    this.sink = sink;
    this.clock = clock;
  }

  /** Keeps a hand on each of these switches from now on, and on no other. */
  synchronized void hold(Collection<Switch> switches) {
    var gone =
        hands.entrySet().stream()
            .filter(held -> !switches.contains(held.getValue().held()))
            .toList();
    gone.forEach(held -> held.getValue().close());
    gone.forEach(held -> hands.remove(held.getKey()));
    switches.stream()
        .filter(s -> !hands.containsKey(s.name()))
        .forEach(s -> hands.put(s.name(), new Hand(s, make.apply(s), sink, clock)));
  }

  /** Begins the moves and does not wait for them: each ends in a reading. */
  synchronized void move(List<Step.Move> moves) {
    for (var move : moves) {
      var hand = hands.get(move.name());
      if (hand != null) {
        hand.move(move);
      }
    }
  }

  @Override
  public synchronized void close() {
    hands.values().forEach(Hand::close);
    hands.clear();
  }
}

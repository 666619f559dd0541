package io.relevo.laws;

import io.relevo.failover.Hold;
import io.relevo.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The holds that keep members out, followed through the entries of a turn. */
final class Held {
  private final List<Hold> holds;

  private Held(List<Hold> holds) {
    this.holds = holds;
  }

  /** Goes through a turn: each hold that keeps somebody out is shown before it begins or ends. */
  static void through(Moment moment, Step begins, Step ends) {
    var held = new Held(new ArrayList<>());
    moment.before().holds().stream().filter(Held::out).forEach(held.holds::add);
    for (var entry : moment.plan().entries()) {
      switch (entry) {
        case Entry.HoldPlaced e when out(e.hold()) -> held.step(e.hold(), begins, held.holds::add);
        case Entry.HoldEnded e when out(e.hold()) -> held.step(e.hold(), ends, held.holds::remove);
        default -> {}
      }
    }
  }

  /** What is asked of a hold, while these are in force. */
  interface Step {
    void of(Hold hold, Held held);
  }

  private void step(Hold hold, Step asked, Consumer<Hold> then) {
    asked.of(hold, this);
    then.accept(hold);
  }

  private static boolean out(Hold hold) {
    return hold.effect() == Hold.Effect.OUT;
  }

  List<Hold> all() {
    return holds;
  }

  boolean has(String member) {
    return holds.stream().anyMatch(hold -> hold.takesOut(member));
  }
}

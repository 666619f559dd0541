package io.relevo.laws;

import io.relevo.failover.Hold;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import io.relevo.journal.Memory;
import io.relevo.sim.Rows;
import io.relevo.turn.Plan;
import io.relevo.turn.Senses;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A turn that was just taken.
 *
 * @param rows what was seen of each target up to now, counted apart from the judge
 * @param stands where each switch stood when it was last read
 * @param before what was remembered before it
 */
record Moment(
    Fleet fleet, Rows rows, Map<String, Setting> stands, Memory before, Senses senses, Plan plan) {

  Instant now() {
    return senses.now();
  }

  Group groupOf(String member) {
    return fleet.groupOf(member).orElseThrow();
  }

  /** Whether any switch of the member keeps it out. */
  boolean isOut(String member) {
    return fleet.switchesOf(member).stream().anyMatch(this::isOut);
  }

  /** Whether every one does. */
  boolean isWhollyOut(String member) {
    return fleet.switchesOf(member).stream().allMatch(this::isOut);
  }

  private boolean isOut(Switch s) {
    return s.held().equals(stands.get(s.name()));
  }

  boolean ordered(Predicate<Order> what) {
    return senses.orders().stream().anyMatch(what);
  }

  /** Whether everything is paused after this turn. */
  boolean paused() {
    return plan.belief().memory().holds().stream()
        .anyMatch(hold -> hold.effect() == Hold.Effect.FREEZE);
  }
}

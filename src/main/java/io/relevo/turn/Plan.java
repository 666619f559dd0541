package io.relevo.turn;

import io.relevo.alert.Notice;
import io.relevo.alert.Situation;
import io.relevo.failover.Ruling;
import io.relevo.journal.Entry;
import io.relevo.switching.Step;
import java.time.Instant;
import java.util.List;

/**
 * What to do now, in this order: remember the entries, make the moves, deliver the notices, answer
 * the orders.
 *
 * @param belief what to believe from now on
 * @param entries what to append to the journal, in one go
 * @param moves which switches to move
 * @param notices what to deliver; each is among the entries too
 * @param rulings the answer to each order, in the order of the orders
 * @param situation how things stand after this turn, for whoever asks
 * @param wake when to take the next turn though nothing arrives
 */
public record Plan(
    Belief belief,
    List<Entry> entries,
    List<Step.Move> moves,
    List<Notice> notices,
    List<Ruling> rulings,
    Situation situation,
    Instant wake) {

  /** The same, with nothing that the next turn may pass by. */
  public Plan watchful() {
    return new Plan(belief.watchful(), entries, moves, notices, rulings, situation, wake);
  }
}

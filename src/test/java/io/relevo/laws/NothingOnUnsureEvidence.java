package io.relevo.laws;

import io.relevo.failover.Hold;

/**
 * Laws 1 and 11: who is taken out automatically failed often enough in a row, by looks that are not
 * old, of an agent that is not in doubt.
 */
final class NothingOnUnsureEvidence implements Law {
  @Override
  public void check(Moment moment) {
    Held.through(moment, (hold, _) -> goes(moment, hold), (_, _) -> {});
  }

  private static void goes(Moment moment, Hold hold) {
    var row = moment.rows().of(hold.subject().name());
    Law.demand(
        hold.source() == Hold.Source.OPERATOR
            || (row.down() && row.fails() > 0 && moment.senses().selfDoubt().isEmpty()),
        hold.subject().name() + " goes after " + row);
  }
}

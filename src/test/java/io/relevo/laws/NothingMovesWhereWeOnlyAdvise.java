package io.relevo.laws;

import io.relevo.fleet.Mode;

/** In a group that is not in mode act nobody goes, by itself or by hand, and no switch moves. */
final class NothingMovesWhereWeOnlyAdvise implements Law {
  @Override
  public void check(Moment moment) {
    Held.through(moment, (hold, _) -> acts(moment, hold.subject().name()), (_, _) -> {});
    moment
        .plan()
        .moves()
        .forEach(move -> acts(moment, moment.fleet().switches().get(move.name()).moves().name()));
  }

  private static void acts(Moment moment, String member) {
    Law.demand(moment.groupOf(member).mode() == Mode.ACT, member + " is only advised about");
  }
}

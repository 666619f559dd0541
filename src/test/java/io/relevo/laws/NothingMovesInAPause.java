package io.relevo.laws;

import static org.assertj.core.api.Assertions.assertThat;

/** While everything is paused no switch of a member moves, and nobody is held or let go. */
final class NothingMovesInAPause implements Law {
  @Override
  public void check(Moment moment) {
    if (moment.paused()) {
      assertThat(moment.plan().moves()).isEmpty();
      Held.through(
          moment,
          (hold, _) -> Law.demand(false, hold.subject().name() + " goes in a pause"),
          (hold, _) -> Law.demand(false, hold.subject().name() + " comes back in a pause"));
    }
  }
}

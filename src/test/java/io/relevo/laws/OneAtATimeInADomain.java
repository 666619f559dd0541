package io.relevo.laws;

import io.relevo.failover.Hold;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Nobody goes while somebody of the same rack was not seen to be out, for ten seconds at most. */
final class OneAtATimeInADomain implements Law {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public void check(Moment moment) {
    Held.through(moment, (hold, held) -> goes(moment, hold, held), (_, _) -> {});
  }

  private static void goes(Moment moment, Hold hold, Held held) {
    var member = hold.subject().name();
    for (var other : held.all()) {
      var mate = other.subject().name();
      Law.demand(
          mate.equals(member)
              || Collections.disjoint(domains(moment, mate), domains(moment, member))
              || !moment.now().isBefore(other.since().plus(PATIENCE))
              || moment.isWhollyOut(mate),
          member + " goes while " + mate + " is on its way");
    }
  }

  private static List<String> domains(Moment moment, String member) {
    return moment.fleet().targets().get(member).domains();
  }
}

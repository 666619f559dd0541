package io.relevo.laws;

import io.relevo.failover.Hold;
import io.relevo.failover.Order;
import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Position;
import io.relevo.switching.Sequence;
import java.util.Set;
import java.util.TreeSet;

/**
 * Law 3: a hold ends when its member was seen to serve, unless it was forced, a new one takes its
 * place, the group can spare nobody, or an act is undone; and nothing moves in before its holds
 * end.
 */
final class NoReturnBeforeTheGate implements Law {
  private final Set<String> serving = new TreeSet<>();

  @Override
  public void check(Moment moment) {
    moment.fleet().targets().keySet().forEach(member -> follow(moment, member));
    Held.through(moment, (_, _) -> {}, (hold, held) -> returns(moment, hold, held));
    var after = moment.plan().belief().memory().holds();
    for (var move : moment.plan().moves()) {
      var member = moment.fleet().switches().get(move.name()).moves().name();
      Law.demand(
          !(move.to().setting() instanceof Share(int percent) && percent > 0)
              || after.stream().noneMatch(hold -> hold.takesOut(member)),
          move.name() + " moves in though it is held");
    }
  }

  private void follow(Moment moment, String member) {
    var row = moment.rows().of(member);
    if (row.down() || (row.passes() == 0 && row.fails() == 0)) {
      serving.remove(member);
    } else if (row.passes() >= Shape.PACE.rise()) {
      serving.add(member);
    }
  }

  private void returns(Moment moment, Hold hold, Held held) {
    var member = hold.subject().name();
    Law.demand(
        (serving.contains(member) && moment.rows().of(member).passes() > 0)
            || moment.ordered(o -> o instanceof Order.Ready r && r.force() && is(r.member(), hold))
            || moment.ordered(o -> o instanceof Order.Drain d && is(d.member(), hold))
            || undone(moment, hold)
            || missed(moment, member, held),
        member + " comes back after " + moment.rows().of(member));
  }

  private static boolean is(String member, Hold hold) {
    return hold.takesOut(member);
  }

  private static boolean undone(Moment moment, Hold hold) {
    return hold.planned()
        && !hold.due(moment.now())
        && hold.since().plus(Sequence.DEADLINE).isBefore(moment.now());
  }

  /** Whether the group has too few in rotation, well or not. */
  private static boolean missed(Moment moment, String member, Held held) {
    var group = moment.groupOf(member);
    var strayed = Position.strayed(moment.before().positions(), moment.fleet().switches().values());
    var in =
        group.members().stream()
            .filter(mate -> !held.has(mate) && !strayed.contains(mate))
            .toList();
    return !NeverBelowKeep.enough(moment, group, in, _ -> 100);
  }
}

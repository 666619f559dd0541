package io.relevo.laws;

import io.relevo.failover.Hold;
import io.relevo.fleet.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Law 4: no more automatic acts in a time than allowed, in a group and in all. */
final class NeverOverBudget implements Law {
  private record Act(String group, Instant at) {}

  private final List<Act> acts = new ArrayList<>();

  @Override
  public void check(Moment moment) {
    Held.through(moment, (hold, _) -> goes(moment, hold), (_, _) -> {});
  }

  private void goes(Moment moment, Hold hold) {
    if (hold.source() != Hold.Source.FAILURE) {
      return;
    }
    var group = moment.groupOf(hold.subject().name());
    acts.add(new Act(group.name(), moment.now()));
    within(moment, moment.fleet().agent().budget(), acts);
    within(
        moment,
        group.budget(),
        acts.stream().filter(act -> act.group().equals(group.name())).toList());
  }

  private static void within(Moment moment, Budget budget, List<Act> acts) {
    var from = moment.now().minus(budget.per());
    var spent = acts.stream().filter(act -> act.at().isAfter(from)).count();
    Law.demand(spent <= budget.acts(), "%d acts of %d were spent".formatted(spent, budget.acts()));
  }
}

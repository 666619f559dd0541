package io.relevo.journal;

import io.relevo.failover.Phrases;
import io.relevo.failover.Scene.TakenOut;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was taken out, really or in thought, and what the budgets say of one more. */
final class Spending {
  private final Fleet fleet;
  private final List<TakenOut> taken = new ArrayList<>();

  Spending(Fleet fleet) {
    this.fleet = fleet;
  }

  void took(String member, Instant at) {
    taken.add(new TakenOut(member, group(member).name(), at));
  }

  /** How long a member that is well from now on waits before it comes back. */
  Duration returnWait(String member, Instant now) {
    var group = group(member);
    var from = now.minus(group.failuresCount());
    return group.returnWait(
        taken.stream()
            .filter(act -> act.member().equals(member) && act.at().isAfter(from))
            .count());
  }

  /** When a member may be taken out at the earliest, by the budgets alone. */
  Instant earliest(String member, Instant from) {
    return Stream.concat(
            Stream.of(from),
            taken.stream()
                .flatMap(act -> budgets(member).map(budget -> act.at().plus(budget.per())))
                .filter(from::isBefore))
        .sorted()
        .filter(at -> spent(member, at).isEmpty())
        .findFirst()
        .orElse(Instant.MAX);
  }

  /** Which budget one more would break, in words. */
  Optional<String> spent(String member, Instant at) {
    var group = group(member);
    return spent(fleet.agent().budget(), at, _ -> true)
        .or(() -> spent(group.budget(), at, act -> act.group().equals(group.name())));
  }

  private Optional<String> spent(Budget budget, Instant at, Predicate<TakenOut> counts) {
    var from = at.minus(budget.per());
    var acts = taken.stream().filter(counts).filter(act -> act.at().isAfter(from)).count();
    return acts < budget.acts()
        ? Optional.empty()
        : Optional.of(
            "%d of %d automatic acts spent in %s, counting those that would have been"
                .formatted(acts, budget.acts(), Phrases.span(budget.per())));
  }

  private Stream<Budget> budgets(String member) {
    return Stream.of(fleet.agent().budget(), group(member).budget());
  }

  private Group group(String member) {
    return fleet.rotationOf(member).orElseGet(() -> Group.ofOne(member));
  }
}

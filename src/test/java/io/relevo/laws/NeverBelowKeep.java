package io.relevo.laws;

import io.relevo.failover.Hold;
import io.relevo.fleet.Group;
import io.relevo.fleet.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Law 2: who goes leaves enough behind that stands in rotation and serves, unless it was forced or
 * all of them are down and the group fails closed.
 */
final class NeverBelowKeep implements Law {
  private final Map<String, Instant> returned = new LinkedHashMap<>();

  @Override
  public void check(Moment moment) {
    Held.through(
        moment,
        (hold, held) -> goes(moment, hold, held),
        (hold, _) -> returned.put(hold.subject().name(), moment.now()));
  }

  private void goes(Moment moment, Hold hold, Held held) {
    var member = hold.subject().name();
    var group = moment.groupOf(member);
    var byHand = hold.source() == Hold.Source.OPERATOR;
    var left = left(moment, group, member, held);
    ToIntFunction<String> share = mate -> byHand ? share(moment, group, mate) : 100;
    Law.demand(
        hold.forced().isPresent()
            || enough(moment, group, left, share)
            || (!byHand && closed(moment, group)),
        "%s goes, and of %s only %s are left".formatted(member, group.name(), left));
  }

  private static List<String> left(Moment moment, Group group, String member, Held held) {
    return group.members().stream()
        .filter(mate -> !mate.equals(member) && !held.has(mate) && !moment.isOut(mate))
        .filter(mate -> moment.rows().of(mate).passes() > 0)
        .filter(mate -> moment.rows().of(mate).last().isAfter(moment.rows().of(member).failing()))
        .toList();
  }

  private static boolean closed(Moment moment, Group group) {
    return group.whenAllDown() == Group.WhenAllDown.TAKE_OUT
        && group.members().stream()
            .map(moment.rows()::of)
            .allMatch(row -> row.down() && row.fails() > 0);
  }

  /** A tenth more of its share with each tenth of the time. */
  private int share(Moment moment, Group group, String mate) {
    var since = returned.getOrDefault(mate, Instant.MIN);
    var passed = since.equals(Instant.MIN) ? group.ramp() : Duration.between(since, moment.now());
    return passed.compareTo(group.ramp()) >= 0
        ? 100
        : (int) Math.max(1, passed.toMillis() * 10 / group.ramp().toMillis() * 10);
  }

  static boolean enough(
      Moment moment, Group group, List<String> members, ToIntFunction<String> share) {
    ToIntFunction<String> weight = member -> moment.fleet().targets().get(member).weight();
    return switch (group.keep()) {
      case Keep.Members(int least) -> members.size() >= least;
      case Keep.Capacity(int least) ->
          members.stream().mapToInt(m -> weight.applyAsInt(m) * share.applyAsInt(m)).sum()
              >= least * group.members().stream().mapToInt(weight).sum();
    };
  }
}

package io.relevo.rehearsal;

import io.relevo.fleet.Group;
import io.relevo.fleet.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How long users had something of what happened. */
final class Ledger {
  private static final int ALL = 100;

  private final Truth truth;
  private final Sum belowKeep = new Sum();
  private final Sum failed = new Sum();
  private final Sum exposed = new Sum();

  Ledger(Truth truth) {
    this.truth = truth;
  }

  /** Something became different. */
  void note(Instant now) {
    for (var group : truth.fleet.rotations()) {
      for (var member : group.members()) {
        failed.note(member, !truth.serves(member), now);
        exposed.note(member, !truth.serves(member) && truth.leadsTo(member), now);
      }
    }
    truth.fleet.groups().values().forEach(group -> belowKeep.note(group.name(), few(group), now));
  }

  private boolean few(Group group) {
    var serving = group.members().stream().filter(this::inService).toList();
    return !group.keep().met(Strength.of(truth.fleet, group, serving, _ -> ALL));
  }

  /** A member that could be used: a stand-by counts too. */
  private boolean inService(String member) {
    return truth.serves(member) && truth.inRotation(member);
  }

  Performance.Tolls tolls(Instant end) {
    note(end);
    return new Performance.Tolls(belowKeep.until(end), failed.until(end), exposed.until(end));
  }

  /** Lengths of time by name. */
  private static final class Sum {
    private final SequencedMap<String, Duration> sums = new LinkedHashMap<>();
    private final SequencedMap<String, Instant> since = new LinkedHashMap<>();

    void note(String name, boolean so, Instant now) {
      sums.putIfAbsent(name, Duration.ZERO);
      if (so) {
        since.putIfAbsent(name, now);
      } else if (since.containsKey(name)) {
        sums.merge(name, Duration.between(since.remove(name), now), Duration::plus);
      }
    }

    List<Toll> until(Instant end) {
      since.forEach((name, from) -> sums.merge(name, Duration.between(from, end), Duration::plus));
      since.clear();
      return sums.entrySet().stream().map(e -> new Toll(e.getKey(), e.getValue())).toList();
    }
  }
}

package io.relevo.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Follows problems: opens an incident at the first sign of one, closes it when it is gone. */
public final class Incidents {
  private final String agent;

  public Incidents(String agent) {
    this.agent = agent;
  }

  /** What changed. */
  public record Changes(List<Incident> opened, List<Incident> changed, List<Incident> closed) {}

  /**
   * Compares the open incidents with the problems there are.
   *
   * @param taken whether a code is in use or was lately
   */
  public Changes follow(
      List<Incident> open, List<Problem> present, Predicate<String> taken, Instant now) {
    var changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var problem : present) {
      open.stream()
          .filter(incident -> incident.key().equals(problem.key()))
          .findFirst()
          .ifPresentOrElse(
              known -> change(changes, known, problem),
              () -> changes.opened.add(open(problem, taken, now)));
    }
    open.stream()
        .filter(
            incident -> present.stream().noneMatch(problem -> problem.key().equals(incident.key())))
        .forEach(gone -> changes.closed.add(gone.closedAt(now)));
    return changes;
  }

  private static void change(Changes changes, Incident known, Problem problem) {
    if (!known.as(problem).equals(known)) {
      changes.changed.add(known.as(problem));
    }
  }

  private Incident open(Problem problem, Predicate<String> taken, Instant now) {
    var code = Code.of(agent, problem.key(), now, taken);
    var id = code + "-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
    return new Incident(
        id,
        code,
        problem.key(),
        problem.severity(),
        problem.what(),
        problem.behind(),
        now,
        java.util.Optional.empty(),
        List.of());
  }
}

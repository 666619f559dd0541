package io.relevo.alert;

import io.relevo.fleet.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Follows problems: opens an incident at the first sign of one, closes it when it is gone. One that
 * is back before anybody was told of its end was never over.
 */
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
   * @param unended closed ones of whose end nobody was told
   * @param taken whether a code is in use or was lately
   */
  public Changes follow(
      List<Incident> open,
      List<Incident> unended,
      List<Problem> present,
      Predicate<String> taken,
      Instant now) {
    var changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var known = Indexed.by(Incident::key, open);
    var found = Indexed.by(Problem::key, present);
    for (var problem : present) {
      known.of(problem.key()).stream()
          .findFirst()
          .ifPresentOrElse(
              incident -> change(changes, incident, problem),
              () -> changes.opened.add(begin(problem, unended, taken, now)));
    }
    open.stream()
        .filter(incident -> found.of(incident.key()).isEmpty())
        .forEach(gone -> changes.closed.add(gone.closedAt(now)));
    return changes;
  }

  private static void change(Changes changes, Incident known, Problem problem) {
    if (!known.as(problem).equals(known)) {
      changes.changed.add(known.as(problem));
    }
  }

  private static Optional<Incident> about(Problem problem, List<Incident> incidents) {
    return incidents.stream().filter(incident -> incident.key().equals(problem.key())).findFirst();
  }

  private Incident begin(
      Problem problem, List<Incident> unended, Predicate<String> taken, Instant now) {
    return about(problem, unended)
        .map(known -> known.reopened().as(problem))
        .orElseGet(() -> open(problem, taken, now));
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
        Optional.empty(),
        List.of());
  }
}

package io.relevo.api;

import io.relevo.api.view.Advice;
import io.relevo.api.view.Holds;
import io.relevo.api.view.Incidents;
import io.relevo.api.view.OneIncident;
import io.relevo.api.view.Status;
import io.relevo.api.view.View;
import io.relevo.api.view.Why;
import io.relevo.config.Durations;
import io.relevo.journal.Entry;
import io.relevo.journal.Hindsight;
import io.relevo.journal.Memory;
import io.relevo.loop.Console;
import io.relevo.metrics.Meters;
import io.relevo.metrics.OwnHealth;
import io.relevo.turn.PeerReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The answers to what can be asked; nothing here changes anything. */
final class Answers {
  private static final int MOST_ENTRIES = 10_000;
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Console console;
  private final Meters meters;
  private final OwnHealth health;

  Answers(Console console, Meters meters, OwnHealth health) {
    this.console = console;
    this.meters = meters;
    this.health = health;
  }

  /** What is wrong, by the name of the check; nothing where it passed. */
  record Healthy(boolean healthy, SequencedMap<String, Optional<String>> checks) {}

  record Ready(boolean ready) {}

  /** The newest entries, oldest first. */
  record Journal(List<Entry> entries) {}

  Reply healthy(Request request) {
    var checks = health.check();
    var well = checks.values().stream().allMatch(Optional::isEmpty);
    return Reply.json(well ? 200 : 503, new Healthy(well, checks));
  }

  Reply ready(Request request) {
    var ready = console.vitals().ready();
    return Reply.json(ready ? 200 : 503, new Ready(ready));
  }

  Reply status(Request request) {
    return show(request, Status.of(console.latest(), console.vitals()));
  }

  Reply why(Request request) {
    return show(request, Why.of(console.latest(), request.name(), request.times()));
  }

  Reply holds(Request request) {
    return show(request, Holds.of(console.latest()));
  }

  Reply incidents(Request request) {
    return show(request, Incidents.of(memory()));
  }

  Reply incident(Request request) {
    return OneIncident.of(memory(), request.name())
        .map(incident -> show(request, incident))
        .orElseThrow(() -> new Complaint(404, "incidents: there is no incident " + request.name()));
  }

  /** What it would have done: {@code ?since=7d}. */
  Reply advice(Request request) {
    var fleet = console.configuration().fleet();
    var since = request.at().minus(span(request.parameter("since").orElse("7d")));
    var entries = console.newest(Hindsight.KINDS, MOST_ENTRIES);
    var hindsight = Hindsight.of(fleet, entries, since, request.at());
    return show(request, new Advice(fleet.agent().name(), hindsight));
  }

  private static Duration span(String text) {
    return Durations.parse(text)
        .filter(span -> span.isPositive() && span.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new Complaint(400, "since: must be a time up to 365d, as 7d (was: " + text + ")"));
  }

  Reply journal(Request request) {
    return Reply.json(
        200, new Journal(console.newest(count(request.parameter("n").orElse("100")))));
  }

  Reply metrics(Request request) {
    return Reply.metrics(meters::scrape);
  }

  /** What this agent says of itself to the others. */
  Reply peer(Request request) {
    var plan = console.latest();
    return Reply.line(
        PeerReport.of(
            console.configuration().fleet(), plan.belief(), plan.situation().scene().now()));
  }

  private Memory memory() {
    return console.latest().belief().memory();
  }

  private static Reply show(Request request, View view) {
    return Reply.of(200, view, request);
  }

  private static int count(String text) {
    try {
      var count = Integer.parseInt(text);
      if (count >= 1 && count <= MOST_ENTRIES) {
        return count;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Complaint(
        400, "n: must be a number from 1 to %d (was: %s)".formatted(MOST_ENTRIES, text));
  }
}

package io.relevo.api.view;

import io.relevo.failover.Hold;
import io.relevo.failover.Phrases;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A status for people: what is wrong first, then one table for each kind of thing. */
final class StatusText {
  private static final Duration OLD = Duration.ofSeconds(5);
  private static final int BLIND_SHOWN = 3;
  private static final String MAINTENANCE = "maintenance ";

  private final Status status;
  private final Times times;

  StatusText(Status status, Times times) {
    this.status = status;
    this.times = times;
  }

  String text() {
    return Stream.of(
            head(),
            Incidents.open(status.incidents(), times),
            targets(),
            groups(),
            services(),
            switches(),
            holds(),
            peers(),
            blind())
        .filter(part -> !part.isEmpty())
        .reduce((above, below) -> above + "\n" + below)
        .orElseThrow();
  }

  private String head() {
    var head =
        new StringBuilder(
            "%s is %s, mode %s, up %s%n%s%n"
                .formatted(
                    status.agent(),
                    status.ready() ? "ready" : "NOT READY",
                    status.mode(),
                    times.age(status.started()),
                    times.moment(status.at())));
    status.troubles().forEach(trouble -> head.append(trouble).append('\n'));
    return head.toString();
  }

  private String targets() {
    var table = new Table("TARGET", "STATE", "SINCE", "LAST LOOK");
    status
        .targets()
        .forEach(
            row ->
                table.row(
                    row.name(),
                    (row.state().equals("down") ? "DOWN" : row.state())
                        + (row.inDoubt() ? ", in doubt" : "")
                        + row.behind().map(root -> ", behind " + root).orElse(""),
                    times.since(row.since()),
                    row.look() + old(row)));
    return table.text();
  }

  /** A look is old news only when none came since. */
  private String old(Status.TargetRow row) {
    return row.lookedAt()
        .filter(at -> at.plus(OLD).isBefore(times.now()))
        .map(at -> " (" + times.age(at) + " ago)")
        .orElse("");
  }

  private String groups() {
    var table = new Table("GROUP", "KEEP", "IN ROTATION", "OUT");
    status
        .groups()
        .forEach(
            row -> table.row(row.name(), row.keep(), Words.list(row.in()), Words.list(row.out())));
    return table.text();
  }

  private String services() {
    var table = new Table("SERVICE", "NEEDS", "MAINTENANCE");
    status
        .services()
        .forEach(
            row ->
                table.row(
                    row.name(),
                    Words.list(row.needs()),
                    row.maintenance()
                        .map(hold -> "ON %s: %s".formatted(Words.ends(hold, times), hold.reason()))
                        .orElse("off")));
    return table.text();
  }

  private String switches() {
    var table = new Table("SWITCH", "MOVES", "FOUND", "WANTED", "");
    status
        .switches()
        .forEach(
            row ->
                table.row(
                    row.name(),
                    row.moves(),
                    row.found().map(StatusText::position).orElse("-"),
                    row.wanted().map(StatusText::position).orElse("-"),
                    String.join("; ", row.notes())));
    return table.text();
  }

  /** What a switch of a service is about is said in the column before. */
  private static String position(String phrase) {
    return phrase.startsWith(MAINTENANCE) ? phrase.substring(MAINTENANCE.length()) : phrase;
  }

  private String holds() {
    var table = new Table("HOLD", "BY", "ENDS", "WHY");
    for (Hold hold : status.holds()) {
      table.row(
          Words.what(hold), hold.owner(), Words.ends(hold, times), hold.reason() + unheard(hold));
    }
    for (var other : status.elsewhere()) {
      var hold = other.hold();
      table.row(Words.what(hold), other.owner(), Words.ends(hold, times), hold.reason());
    }
    return table.text();
  }

  private String unheard(Hold hold) {
    return Optional.ofNullable(status.unheard().get(hold.id()))
        .map(agents -> "; " + Phrases.unheard(agents, hold.effect()))
        .orElse("");
  }

  /** The newest few: the others are in the JSON. */
  private String blind() {
    var table = new Table("BLIND", "UNTIL", "WHY");
    status.blind().stream()
        .limit(BLIND_SHOWN)
        .forEach(row -> table.row(times.clock(row.from()), times.since(row.to()), row.why()));
    return table.text();
  }

  private String peers() {
    var table = new Table("PEER", "HEARD", "KEEPS OUT");
    status
        .peers()
        .forEach(
            row ->
                table.row(
                    row.name(),
                    row.heard()
                        ? "yes"
                        : "NOT" + row.at().map(at -> " since " + times.since(at)).orElse(" yet"),
                    Words.list(row.out())));
    return table.text();
  }
}

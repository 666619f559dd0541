package io.relevo.api.view;

import io.relevo.alert.Incident;
import io.relevo.alert.Told;
import io.relevo.journal.Memory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One incident from first sign to all-clear, and who knows of it. */
public record OneIncident(Incident incident, List<Told> told) implements View {

  /** The incident of that code, the newest where there were several. */
  public static Optional<OneIncident> of(Memory memory, String code) {
    return Stream.concat(memory.closed().stream(), memory.open().stream())
        .filter(incident -> incident.code().equalsIgnoreCase(code))
        .reduce((_, newer) -> newer)
        .map(incident -> new OneIncident(incident, told(memory, incident)));
  }

  private static List<Told> told(Memory memory, Incident incident) {
    return memory.told().stream().filter(told -> told.incident().equals(incident.id())).toList();
  }

  @Override
  public String text(Times times) {
    var facts =
        Table.indented()
            .row("severity", Words.lower(incident.severity()))
            .row("opened", times.moment(incident.opened()))
            .row("closed", incident.closed().map(times::moment).orElse("not yet"));
    return "%s  %s%n%s".formatted(incident.code(), Incidents.what(incident), facts.text())
        + section("What was done", acts(times))
        + section("Who knows", knows(times));
  }

  private Table acts(Times times) {
    var table = Table.indented();
    incident.acts().forEach(act -> table.row(times.clock(act.at()), act.sentence()));
    return table;
  }

  private Table knows(Times times) {
    var table = Table.indented();
    told.forEach(
        t -> table.row(times.clock(t.at()), t.person() + " was told: " + Words.lower(t.phase())));
    return table;
  }

  private static String section(String title, Table table) {
    var lines = table.text();
    return lines.isEmpty() ? "" : "\n" + title + "\n" + lines;
  }
}

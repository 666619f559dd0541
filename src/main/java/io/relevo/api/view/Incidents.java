package io.relevo.api.view;

import io.relevo.alert.Incident;
import io.relevo.journal.Memory;
import java.util.List;

/**
 * What is wrong and what lately was.
 *
 * @param open open incidents, oldest first
 * @param closed the newest closed ones, newest first
 */
public record Incidents(List<Incident> open, List<Incident> closed) implements View {
  private static final int CLOSED_SHOWN = 20;

  /** From what the agent remembers. */
  public static Incidents of(Memory memory) {
    return new Incidents(
        memory.open(), memory.closed().reversed().stream().limit(CLOSED_SHOWN).toList());
  }

  @Override
  public String text(Times times) {
    if (open.isEmpty() && closed.isEmpty()) {
      return "There was no incident yet.\n";
    }
    return (open.isEmpty() ? "No incident is open.\n" : open(open, times))
        + (closed.isEmpty() ? "" : "\n" + closed(times));
  }

  static String open(List<Incident> open, Times times) {
    var table = new Table("INCIDENT", "SINCE", "SEVERITY", "WHAT");
    open.forEach(
        incident ->
            table.row(
                incident.code(),
                times.since(incident.opened()),
                Words.lower(incident.severity()),
                what(incident)));
    return table.text();
  }

  private String closed(Times times) {
    var table = new Table("CLOSED", "AT", "LASTED", "WHAT");
    closed.forEach(
        incident ->
            table.row(
                incident.code(),
                incident.closed().map(times::clock).orElse("-"),
                incident
                    .closed()
                    .map(end -> new Times(times.zone(), end).age(incident.opened()))
                    .orElse("-"),
                what(incident)));
    return table.text();
  }

  static String what(Incident incident) {
    return incident.key().subject().phrase()
        + ": "
        + incident.what()
        + incident.behind().map(root -> " (behind " + root.phrase() + ")").orElse("");
  }
}

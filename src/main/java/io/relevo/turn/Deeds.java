package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.fleet.Subject;
import io.relevo.journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was done about an incident belongs to its story. */
final class Deeds {
  private Deeds() {}

  /** Adds what this turn did to the incidents it was done about. */
  static void record(Draft draft) {
    for (var entry : List.copyOf(draft.entries)) {
      act(draft, entry)
          .ifPresent(
              act ->
                  draft.memory.open().stream()
                      .filter(incident -> concerns(draft, incident, act.subject()))
                      .forEach(
                          incident ->
                              draft.remember(
                                  new Entry.IncidentChanged(
                                      incident.acted(act.act()), draft.now()))));
    }
  }

  /** What is done to a member is done to its switches. */
  private static boolean concerns(Draft draft, Incident incident, Subject done) {
    var subject = incident.key().subject();
    return subject.equals(done)
        || (subject instanceof Subject.OfSwitch(String name)
            && draft.senses.fleet().switchNamed(name).stream()
                .anyMatch(s -> s.moves().equals(done)));
  }

  private record Deed(Subject subject, Incident.Act act) {}

  private static Optional<Deed> act(Draft draft, Entry entry) {
    return switch (entry) {
      case Entry.MoveSettled e ->
          Optional.of(
              deed(
                  draft.subjectOf(e.name()),
                  e.at(),
                  "moved %s: %s".formatted(e.name(), e.reading())));
      case Entry.Renewed e ->
          Optional.of(
              deed(
                  draft.subjectOf(e.name()),
                  e.at(),
                  "found %s %s: %s".formatted(e.name(), e.standing().phrase(), e.life())));
      case Entry.HoldPlaced e ->
          Optional.of(
              deed(
                  e.hold().subject(),
                  e.at(),
                  "took " + e.hold().subject().name() + " out of rotation: " + e.hold().reason()));
      case Entry.HoldEnded e ->
          Optional.of(
              deed(
                  e.hold().subject(),
                  e.at(),
                  "ended the hold on " + e.hold().subject().name() + ": " + e.why()));
      case Entry.Refused e ->
          Optional.of(deed(e.refusal().subject(), e.at(), e.refusal().sentence()));
      default -> Optional.empty();
    };
  }

  private static Deed deed(Subject subject, Instant at, String sentence) {
    return new Deed(subject, new Incident.Act(at, sentence));
  }
}

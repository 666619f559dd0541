package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.fleet.Indexed;
import io.relevo.fleet.Subject;
import io.relevo.journal.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was done about an incident belongs to its story. */
final class Deeds {
  private Deeds() {}

  /** Adds what this turn did to the incidents it was done about. */
  static void record(Draft draft) {
    var open = Indexed.by(incident -> incident.key().subject(), draft.memory.open());
    var changed = new LinkedHashMap<String, Incident>();
    for (var entry : List.copyOf(draft.entries)) {
      act(draft, entry)
          .ifPresent(
              deed ->
                  concerned(draft, open, deed.subject())
                      .map(incident -> changed.getOrDefault(incident.id(), incident))
                      .map(incident -> incident.acted(deed.act()))
                      .forEach(
                          incident -> {
                            changed.put(incident.id(), incident);
                            draft.remember(new Entry.IncidentChanged(incident, draft.now()));
                          }));
    }
  }

  /** What is done to a member is done to its switches. */
  private static Stream<Incident> concerned(
      Draft draft, Indexed<Subject, Incident> open, Subject done) {
    var switches =
        draft.senses.fleet().switchesMoving(done).stream()
            .flatMap(s -> open.of(new Subject.OfSwitch(s.name())).stream());
    return Stream.concat(open.of(done).stream(), switches);
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
                  "found %s %s: %s".formatted(e.name(), e.standing().phrase(), e.life().phrase())));
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

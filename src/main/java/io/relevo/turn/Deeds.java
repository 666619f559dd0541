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

  /** What is done to a member is done to its switches, and about its host where that is lost. */
  private static Stream<Incident> concerned(
      Draft draft, Indexed<Subject, Incident> open, Subject done) {
    var fleet = draft.senses.fleet();
    var switches =
        fleet.switchesMoving(done).stream().<Subject>map(s -> new Subject.OfSwitch(s.name()));
    var hosts =
        done instanceof Subject.Member
            ? fleet.targetsBehind(done).stream()
                .flatMap(target -> target.on().stream())
                .<Subject>map(Subject.OfAgent::new)
            : Stream.<Subject>empty();
    return Stream.of(Stream.of(done), switches, hosts)
        .flatMap(subjects -> subjects)
        .flatMap(subject -> open.of(subject).stream());
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

package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Told.Phase;
import io.relevo.journal.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What peers have told is not told again, and what they began to tell is brought to its end. */
final class Hearsay {
  private Hearsay() {}

  /**
   * Takes to heart what peers said, before anything is told. Several may speak of the same at once:
   * one that it is not over, and one that it told the end.
   */
  static void heed(Draft draft) {
    var known = ids(Stream.concat(draft.memory.open().stream(), draft.memory.closed().stream()));
    var unfinished = ids(draft.memory.tellable().stream());
    for (var heard : draft.senses.heard()) {
      var id = heard.incident().id();
      if (unfinished.contains(id)) {
        heedReminders(draft, heard);
        heedEnd(draft, heard);
      } else if (known.add(id)) {
        takeUp(draft, heard);
        unfinished.add(id);
      }
    }
  }

  private static Set<String> ids(Stream<Incident> incidents) {
    return incidents.map(Incident::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void takeUp(Draft draft, Senses.Heard heard) {
    if (heard.incident().closed().isPresent()) {
      finish(draft, heard);
    } else {
      adopt(draft, heard);
    }
  }

  /** Whom a peer has reminded we need not remind at once when we speak in its place. */
  private static void heedReminders(Draft draft, Senses.Heard heard) {
    heard.told().stream()
        .filter(told -> told.phase() == Phase.OPENED && draft.toldBefore(told))
        .forEach(told -> draft.remember(new Entry.ToldByPeer(told, draft.now())));
  }

  /**
   * An end that a peer told is the end: nobody is told it again. Where we still find the problem it
   * is a new one.
   */
  private static void heedEnd(Draft draft, Senses.Heard heard) {
    var ends = heard.told().stream().filter(told -> told.phase() == Phase.CLOSED).toList();
    draft.memory.open().stream()
        .filter(own -> own.id().equals(heard.incident().id()) && !ends.isEmpty())
        .forEach(
            own ->
                draft.remember(new Entry.IncidentClosed(own.closedAt(draft.now()), draft.now())));
    ends.stream()
        .filter(draft::believesOpen)
        .forEach(told -> draft.remember(new Entry.ToldByPeer(told, draft.now())));
  }

  /** The peer saw the end, and perhaps may not speak about it: then it is ours to tell. */
  private static void finish(Draft draft, Senses.Heard heard) {
    if (heard.told().stream().anyMatch(told -> told.phase() == Phase.OPENED)) {
      draft.remember(new Entry.IncidentClosed(heard.incident(), draft.now()));
      heard.told().forEach(told -> draft.remember(new Entry.ToldByPeer(told, draft.now())));
    }
  }

  /** Its incident takes the place of our own for the same problem, which nobody was told of. */
  private static void adopt(Draft draft, Senses.Heard heard) {
    own(draft, heard)
        .ifPresent(
            own ->
                draft.remember(
                    new Entry.IncidentAdopted(
                        own.id(), heard.incident(), heard.told(), draft.now())));
  }

  private static Optional<Incident> own(Draft draft, Senses.Heard heard) {
    return draft.memory.open().stream()
        .filter(own -> own.key().equals(heard.incident().key()))
        .filter(own -> !heard.told().isEmpty() && draft.untold(own))
        .findFirst();
  }
}

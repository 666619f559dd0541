package io.relevo.journal.sqlite;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Problem;
import io.relevo.alert.Severity;
import io.relevo.alert.Told;
import io.relevo.failover.Hold;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.health.State;
import io.relevo.journal.Entry;
import io.relevo.switching.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a failover leaves in a journal, of a target that is none. */
final class Rehearsal {
  private static final String NAME = "rehearsal";
  private static final Instant THEN = Instant.EPOCH;
  private static final Subject SUBJECT = new Subject.Member(NAME);

  private static final Incident INCIDENT =
      new Incident(
          NAME,
          NAME,
          new Problem.Key(SUBJECT, Problem.Kind.DOWN),
          Severity.INFO,
          NAME,
          Optional.empty(),
          THEN,
          Optional.empty(),
          List.of(new Incident.Act(THEN, NAME)));

  private static final Notice NOTICE =
      new Notice(
          NAME,
          Optional.empty(),
          1,
          NAME,
          INCIDENT,
          Told.Phase.OPENED,
          NAME,
          THEN,
          new Notice.Story(INCIDENT.acts(), List.of(), List.of(), List.of(), List.of()),
          THEN);

  private static final Hold HOLD =
      new Hold(
          NAME,
          SUBJECT,
          Hold.Effect.OUT,
          Hold.Source.FAILURE,
          NAME,
          NAME,
          THEN,
          Optional.empty(),
          Optional.empty());

  static final List<Entry> ENTRIES =
      List.of(
          new Entry.HealthChanged(NAME, State.UP, State.DOWN, NAME, THEN),
          new Entry.HoldPlaced(HOLD, NAME, THEN),
          new Entry.MoveBegun(
              NAME, new Found.At(new Setting.Share(100)), new Setting.Share(0), NAME, THEN),
          new Entry.MoveSettled(NAME, new Setting.Share(0), NAME, THEN),
          new Entry.IncidentOpened(INCIDENT, THEN),
          new Entry.NoticeQueued(NOTICE, THEN));

  private Rehearsal() {}
}

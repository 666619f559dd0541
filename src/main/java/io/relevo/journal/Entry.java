package io.relevo.journal;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Told;
import io.relevo.failover.Hold;
import io.relevo.failover.Refusal;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.health.State;
import io.relevo.probe.Blind;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import io.relevo.switching.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing that happened; entries are appended and never changed. */
public sealed interface Entry {
  /** When. */
  Instant at();

  /** The daemon began. */
  record Started(String agent, String version, Instant at) implements Entry {}

  /** The daemon was told to stop. */
  record Stopped(String agent, Instant at) implements Entry {}

  /**
   * The agent could see nothing for a while, or its clock was set: then everything that is
   * remembered is told by the new time, so that no wait becomes longer or shorter.
   */
  record WasBlind(Blind blind, Instant at) implements Entry {}

  /** A verdict changed. */
  record HealthChanged(String target, State from, State to, String look, Instant at)
      implements Entry {}

  /**
   * A hold began.
   *
   * @param group the group of the member it takes out; empty when it takes none out
   */
  record HoldPlaced(Hold hold, String group, Instant at) implements Entry {}

  /**
   * Every switch of a planned hold has arrived and nobody comes any more: what stands behind it may
   * be stopped.
   */
  record HoldComplete(Hold hold, Instant at) implements Entry {}

  /** A hold ended. */
  record HoldEnded(Hold hold, String why, Instant at) implements Entry {}

  /**
   * What another agent holds changed, of that which binds this one too.
   *
   * @param agent the other one
   * @param holds all that it holds now
   */
  record Bound(String agent, List<Hold> holds, Instant at) implements Entry {}

  /** A law refused an act. */
  record Refused(Refusal refusal, Instant at) implements Entry {}

  /** A switch is about to be moved. */
  record MoveBegun(String name, Found from, Setting to, String reason, Instant at)
      implements Entry {}

  /**
   * A switch was seen where it ought to be.
   *
   * @param life the life in which it was, of what keeps its position
   */
  record MoveSettled(String name, Setting setting, String reading, Optional<Life> life, Instant at)
      implements Entry {
    /** Of a switch that never forgets its position. */
    public MoveSettled(String name, Setting setting, String reading, Instant at) {
      this(name, setting, reading, Optional.empty(), at);
    }
  }

  /**
   * What keeps the position of a switch has forgotten what Relevo did to it: it was started anew,
   * or restored from an old copy. Or it was seen for the first time.
   *
   * @param standing where the switch stands now
   */
  record Renewed(String name, Life life, Setting standing, Instant at) implements Entry {}

  /** A switch was moved by somebody else and is left there. */
  record MovedByOthers(String name, Found found, Setting wanted, Instant at) implements Entry {}

  /**
   * A switch that is shared was moved by another agent, or is another's to move now.
   *
   * @param setting where it was put
   * @param since when it was seen to arrive, or when the move was begun; empty when nobody ever
   *     moved it
   */
  record HandedOver(
      String name, Setting setting, Optional<Instant> since, boolean arrived, Instant at)
      implements Entry {
    Position after(Position before) {
      return arrived
          ? before.handedOver(setting, since)
          : before.movingTo(setting, since.orElse(at));
    }
  }

  /** A problem was found. */
  record IncidentOpened(Incident incident, Instant at) implements Entry {}

  /** An incident became worse or better, or something was done about it. */
  record IncidentChanged(Incident incident, Instant at) implements Entry {}

  /** A problem is gone. */
  record IncidentClosed(Incident incident, Instant at) implements Entry {}

  /**
   * A peer told of the same problem first: its code and thread are used from now on.
   *
   * @param own the id it had here
   */
  record IncidentAdopted(String own, Incident incident, List<Told> told, Instant at)
      implements Entry {}

  /** A peer told somebody the end of an incident that is known here too, or reminded them. */
  record ToldByPeer(Told told, Instant at) implements Entry {}

  /** A message is to be delivered. */
  record NoticeQueued(Notice notice, Instant at) implements Entry {}

  /** What it is about, where it is about a part of the fleet. */
  default Optional<Subject> about() {
    return switch (this) {
      case HealthChanged e -> Optional.of(new Subject.Member(e.target()));
      case HoldPlaced e -> Optional.of(e.hold().subject());
      case HoldComplete e -> Optional.of(e.hold().subject());
      case HoldEnded e -> Optional.of(e.hold().subject());
      case Refused e -> Optional.of(e.refusal().subject());
      case MoveBegun e -> Optional.of(new Subject.OfSwitch(e.name()));
      case MoveSettled e -> Optional.of(new Subject.OfSwitch(e.name()));
      case Renewed e -> Optional.of(new Subject.OfSwitch(e.name()));
      case MovedByOthers e -> Optional.of(new Subject.OfSwitch(e.name()));
      case HandedOver e -> Optional.of(new Subject.OfSwitch(e.name()));
      case IncidentOpened e -> Optional.of(e.incident().key().subject());
      case IncidentChanged e -> Optional.of(e.incident().key().subject());
      case IncidentClosed e -> Optional.of(e.incident().key().subject());
      case IncidentAdopted e -> Optional.of(e.incident().key().subject());
      case Started _, Stopped _, WasBlind _, Bound _, ToldByPeer _, NoticeQueued _ ->
          Optional.empty();
    };
  }
}

package io.relevo.journal;

import static io.relevo.journal.Folds.each;
import static io.relevo.journal.Folds.plus;
import static io.relevo.journal.Folds.without;

import io.relevo.alert.Incident;
import io.relevo.alert.Told;
import io.relevo.failover.Hold;
import io.relevo.failover.Scene.TakenOut;
import io.relevo.fleet.Roll;
import io.relevo.fleet.Setting;
import io.relevo.probe.Blind;
import io.relevo.switching.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The journal, folded: what an agent knows after a restart.
 *
 * @param holds in force, oldest first
 * @param complete since when every switch of a planned hold has arrived, by the hold's id
 * @param bonds what other agents hold that binds this one
 * @param takenOut automatic acts of the last day, oldest first
 * @param returned when the last hold that kept a member out or a page up ended, where that was
 *     within a day
 * @param positions where each switch last stood, by name
 * @param open open incidents, oldest first
 * @param closed the newest closed incidents, oldest first
 * @param told what each recipient was last told of these incidents
 * @param blind the newest times in which this agent could not see, oldest first
 */
public record Memory(
    List<Hold> holds,
    SequencedMap<String, Instant> complete,
    Bonds bonds,
    List<TakenOut> takenOut,
    SequencedMap<String, Instant> returned,
    SequencedMap<String, Position> positions,
    List<Incident> open,
    List<Incident> closed,
    List<Told> told,
    List<Blind> blind) {
  private static final Duration ACTS_KEPT = Duration.ofDays(1);
  private static final int CLOSED_KEPT = 200;
  private static final int BLIND_KEPT = 20;

  public Memory {
    positions = Roll.copyOf(positions);
    // a checkpoint may be older than these members
    complete = Objects.requireNonNullElse(complete, Collections.emptyNavigableMap());
    bonds = Bonds.orNone(bonds);
    blind = Objects.requireNonNullElse(blind, List.of());
  }

  /** Before the first entry. */
  public static Memory empty() {
    return new Memory(
        List.of(),
        Collections.emptyNavigableMap(),
        Bonds.NONE,
        List.of(),
        Collections.emptyNavigableMap(),
        Roll.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Everything, folded. */
  public Memory with(List<Entry> entries) {
    var memory = this;
    for (var entry : entries) {
      memory = memory.with(entry);
    }
    return memory;
  }

  /** After one more entry. */
  public Memory with(Entry entry) {
    return switch (entry) {
      case Entry.WasBlind e -> blinded(e.blind());
      case Entry.HoldPlaced(Hold hold, String group, Instant at) -> placed(hold, group, at);
      case Entry.HoldComplete e -> complete(e.hold(), e.at());
      case Entry.HoldEnded e -> ended(e.hold(), e.at());
      case Entry.Bound e -> bound(bonds.with(e.agent(), e.holds()), e.at());
      case Entry.MoveBegun e ->
          position(e.name(), position -> position.movingTo(e.to(), e.at()), origin(e));
      case Entry.MoveSettled e ->
          position(
              e.name(), position -> position.settledAt(e.setting(), e.life(), e.at()), e.setting());
      case Entry.Renewed e ->
          position(
              e.name(), position -> position.inLife(e.life(), e.standing(), e.at()), e.standing());
      case Entry.MovedByOthers e ->
          position(e.name(), position -> position.leftTo(e.found()), e.wanted());
      case Entry.HandedOver e -> position(e.name(), e::after, e.setting());
      case Entry.IncidentOpened e ->
          incidents(
              plus(open, e.incident()),
              without(closed, same -> same.id().equals(e.incident().id())),
              told);
      case Entry.IncidentChanged e ->
          incidents(replaced(e.incident().id(), e.incident()), closed, told);
      case Entry.IncidentClosed e -> close(e.incident());
      case Entry.IncidentAdopted e ->
          incidents(
              replaced(e.own(), e.incident()),
              closed,
              Stream.concat(told.stream(), e.told().stream()).toList());
      case Entry.ToldByPeer e -> told(e.told());
      case Entry.NoticeQueued e -> told(Told.by(e.notice()));
      case Entry.Started _, Entry.Stopped _, Entry.HealthChanged _, Entry.Refused _ -> this;
    };
  }

  /** Whether an incident code is in use or was lately. */
  public boolean knows(String code) {
    return Stream.concat(open.stream(), closed.stream())
        .anyMatch(incident -> incident.code().equals(code));
  }

  /**
   * Incidents that somebody may still have to be told of: the open ones, and closed ones of which
   * not everybody knows.
   */
  public List<Incident> tellable() {
    var begun = incidentsTold(Told.Phase.OPENED);
    return Stream.concat(
            closed.stream().filter(incident -> begun.contains(incident.id())), open.stream())
        .toList();
  }

  /** Closed incidents of which somebody was told the beginning and nobody the end. */
  public List<Incident> unended() {
    var begun = incidentsTold(Told.Phase.OPENED);
    begun.removeAll(incidentsTold(Told.Phase.CLOSED));
    return closed.stream().filter(incident -> begun.contains(incident.id())).toList();
  }

  private Set<String> incidentsTold(Told.Phase phase) {
    return told.stream()
        .filter(t -> t.phase() == phase)
        .map(Told::incident)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Memory placed(Hold hold, String group, Instant at) {
    var acts =
        hold.source() == Hold.Source.FAILURE
            ? plus(
                without(takenOut, old -> old.at().isBefore(at.minus(ACTS_KEPT))),
                new TakenOut(hold.subject().name(), group, at))
            : takenOut;
    return new Memory(
        plus(holds, hold), complete, bonds, acts, returned, positions, open, closed, told, blind);
  }

  private Memory complete(Hold hold, Instant at) {
    return new Memory(
        holds,
        plus(complete, hold.id(), at),
        bonds,
        takenOut,
        returned,
        positions,
        open,
        closed,
        told,
        blind);
  }

  private Memory ended(Hold hold, Instant at) {
    return new Memory(
        without(holds, same -> same.id().equals(hold.id())),
        without(complete, hold.id()),
        bonds.without(hold),
        takenOut,
        returning(Stream.of(hold), at),
        positions,
        open,
        closed,
        told,
        blind);
  }

  /** What was ordered elsewhere and is over brings back what it took out here. */
  private Memory bound(Bonds now, Instant at) {
    var over = bonds.planned().filter(hold -> now.planned().noneMatch(hold::isSame));
    return new Memory(
        holds, complete, now, takenOut, returning(over, at), positions, open, closed, told, blind);
  }

  private SequencedMap<String, Instant> returning(Stream<Hold> ended, Instant at) {
    var back = new LinkedHashMap<>(returned);
    back.values().removeIf(before -> before.isBefore(at.minus(ACTS_KEPT)));
    ended
        .filter(hold -> hold.effect() != Hold.Effect.FREEZE)
        .forEach(hold -> back.put(hold.subject().name(), at));
    return Collections.unmodifiableSequencedMap(back);
  }

  private Memory incidents(List<Incident> open, List<Incident> closed, List<Told> told) {
    return new Memory(
        holds, complete, bonds, takenOut, returned, positions, open, closed, told, blind);
  }

  private static Setting origin(Entry.MoveBegun move) {
    return move.from().nearest().orElse(move.to());
  }

  private Memory position(String name, UnaryOperator<Position> change, Setting otherwise) {
    var before =
        Optional.ofNullable(positions.get(name))
            .orElse(new Position(otherwise, Optional.empty(), Optional.empty()));
    var changed = Roll.copyOf(positions).with(name, change.apply(before));
    return new Memory(
        holds, complete, bonds, takenOut, returned, changed, open, closed, told, blind);
  }

  private Memory blinded(Blind last) {
    var shifted = last instanceof Blind.ClockSet(Instant _, Duration by) ? shifted(by) : this;
    var all = plus(shifted.blind, last);
    return new Memory(
        shifted.holds,
        shifted.complete,
        shifted.bonds,
        shifted.takenOut,
        shifted.returned,
        shifted.positions,
        shifted.open,
        closed,
        shifted.told,
        all.subList(Math.max(0, all.size() - BLIND_KEPT), all.size()));
  }

  /** The same by a clock that is so much ahead; what is over stays as it was told. */
  private Memory shifted(Duration off) {
    return new Memory(
        holds.stream().map(hold -> hold.shifted(off)).toList(),
        each(complete, at -> at.plus(off)),
        bonds,
        takenOut.stream().map(act -> act.shifted(off)).toList(),
        each(returned, at -> at.plus(off)),
        each(positions, position -> position.shifted(off)),
        open.stream().map(incident -> incident.shifted(off)).toList(),
        closed,
        told.stream().map(last -> last.shifted(off)).toList(),
        blind.stream().map(before -> before.shifted(off)).toList());
  }

  private Memory close(Incident incident) {
    var kept = plus(closed, incident);
    var newest = kept.subList(Math.max(0, kept.size() - CLOSED_KEPT), kept.size());
    var known =
        Stream.concat(open.stream(), newest.stream())
            .map(Incident::id)
            .collect(Collectors.toCollection(TreeSet::new));
    Predicate<Told> forgotten = t -> !known.contains(t.incident());
    return incidents(
        without(open, same -> same.id().equals(incident.id())),
        List.copyOf(newest),
        without(told, forgotten));
  }

  private List<Incident> replaced(String id, Incident by) {
    return open.stream().map(incident -> incident.id().equals(id) ? by : incident).toList();
  }

  /** What a recipient was last told replaces what they were told before. */
  private Memory told(Told last) {
    Predicate<Told> before =
        t -> t.incident().equals(last.incident()) && t.person().equals(last.person());
    return incidents(open, closed, plus(without(told, before), last));
  }
}

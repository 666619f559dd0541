package io.relevo.turn;

import io.relevo.failover.Decision;
import io.relevo.failover.Hold;
import io.relevo.failover.Reason;
import io.relevo.failover.Refusal;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Part;
import io.relevo.fleet.Roll;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.journal.Memory;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a turn may pass by. A cell of the fleet is at rest when its members are well, its switches
 * are where they belong, nothing about it is held, open or counted by the clock, and a whole turn
 * without news about it changed nothing. Then only news can change anything, so that a turn need
 * not look at it until there is some: this is a saving, and never a reason.
 *
 * @param fleet the fleet of which this is known
 * @param at when
 * @param climate in which it was so
 * @param awake the cells that are not at rest
 * @param fresh until when nothing that was seen grows stale
 * @param wanted where every switch ought to be
 */
public record Rest(
    Fleet fleet,
    Instant at,
    Climate climate,
    Set<Subject> awake,
    Instant fresh,
    Roll<Wanted> wanted) {

  /** Whether it still tells what may be passed by. */
  boolean holds(Senses senses, Memory memory) {
    return fleet.equals(senses.fleet())
        && !senses.now().isBefore(at)
        && climate.equals(Climate.of(senses, memory));
  }

  /** What is not at rest. */
  public Part restless() {
    return fleet.part(awake);
  }

  static Rest after(Draft draft, Decision decision) {
    var busy = busy(draft, decision);
    return new Rest(
        draft.senses.fleet(),
        draft.now(),
        Climate.of(draft.senses, draft.memory),
        draft.attention.stayingAwake(cell -> busy.contains(cell) || !calm(draft, decision, cell)),
        draft.fresh(),
        draft.wanted());
  }

  /** Cells about which something is held, open or refused. */
  private static Set<Subject> busy(Draft draft, Decision decision) {
    return Stream.of(
            draft.memory.holds().stream().map(Hold::subject),
            draft.memory.open().stream().map(incident -> incident.key().subject()),
            decision.refused().stream().map(Refusal::subject))
        .flatMap(subjects -> subjects)
        .flatMap(subject -> draft.senses.fleet().cellOf(subject).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean calm(Draft draft, Decision decision, Subject cell) {
    var part = draft.senses.fleet().part(Set.of(cell));
    return part.targets().stream().allMatch(target -> draft.healthOf(target.name()).quiet())
        && part.switches().stream().allMatch(s -> still(draft, decision, s));
  }

  private static boolean still(Draft draft, Decision decision, Switch s) {
    var position = draft.position(s);
    var wanted = decision.wanted().get(s.name());
    return !draft.waits.containsKey(s.name())
        && position.pending().isEmpty()
        && position.foreign().isEmpty()
        && !new Locating(draft).keepsOut(s)
        && (wanted == null || wanted.reason() instanceof Reason.Free);
  }
}

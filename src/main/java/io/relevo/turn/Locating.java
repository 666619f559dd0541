package io.relevo.turn;

import io.relevo.failover.Hold;
import io.relevo.failover.Leaving;
import io.relevo.failover.Whereabouts;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where members stand, by what is remembered of their switches and by how they were last read. */
final class Locating {
  private final Draft draft;
  private final Fleet fleet;

  Locating(Draft draft) {
    this.draft = draft;
    this.fleet = draft.senses.fleet();
  }

  Whereabouts now() {
    var switches = draft.attention.part().switches();
    return new Whereabouts(
        Position.strayed(draft.memory.positions(), switches), away(switches), leaving());
  }

  private List<String> away(List<Switch> switches) {
    return switches.stream().filter(this::keepsOut).map(s -> s.moves().name()).distinct().toList();
  }

  /** Whether a switch that is moved here was last seen to keep its member out. */
  boolean keepsOut(Switch s) {
    return s.moves() instanceof Subject.Member && fleet.mine(s) && isOut(s);
  }

  /** By the newest reading; where it could not be read, by where it last was. */
  private boolean isOut(Switch s) {
    return reading(s)
        .flatMap(reading -> reading.found().nearest())
        .orElseGet(() -> draft.position(s).settled())
        .held();
  }

  /** Asked of holds only that are new: an older one stands in nobody's way. */
  private List<Leaving> leaving() {
    return Stream.concat(draft.memory.holds().stream(), draft.memory.bonds().planned())
        .filter(hold -> hold.effect() == Hold.Effect.OUT)
        .map(hold -> new Leaving(hold.subject().name(), hold.since()))
        .filter(leaving -> leaving.blocks(draft.now()))
        .filter(leaving -> inDomain(leaving.member()) && !hasLeft(leaving))
        .toList();
  }

  private boolean inDomain(String member) {
    return Optional.ofNullable(fleet.targets().get(member))
        .map(Target::domains)
        .filter(domains -> !domains.isEmpty())
        .isPresent();
  }

  private boolean hasLeft(Leaving leaving) {
    return fleet.switchesOf(leaving.member()).stream()
        .filter(fleet::mine)
        .allMatch(s -> draft.position(s).restsHeld() || seenOut(s, leaving));
  }

  /** In this very turn, before it is written down. */
  private boolean seenOut(Switch s, Leaving leaving) {
    return reading(s)
        .filter(reading -> !reading.at().isBefore(leaving.since()))
        .filter(Reading::agreed)
        .flatMap(reading -> reading.found().nearest())
        .filter(Setting::held)
        .isPresent();
  }

  private Optional<Reading> reading(Switch s) {
    return Optional.ofNullable(draft.readings.get(s.name()));
  }
}

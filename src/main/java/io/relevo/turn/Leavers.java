package io.relevo.turn;

import io.relevo.failover.Hold;
import io.relevo.failover.Leaving;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import java.util.List;
import java.util.Optional;

/** Who is being taken out of a failure domain and was not yet seen to be out. */
final class Leavers {
  private final Draft draft;

  Leavers(Draft draft) {
    this.draft = draft;
  }

  /** Asked of holds only that are new: an older one stands in nobody's way. */
  List<Leaving> all() {
    return draft.memory.holds().stream()
        .filter(hold -> hold.effect() == Hold.Effect.OUT)
        .map(hold -> new Leaving(hold.subject().name(), hold.since()))
        .filter(leaving -> leaving.blocks(draft.now()))
        .filter(leaving -> inDomain(leaving.member()) && !isOut(leaving))
        .toList();
  }

  private boolean inDomain(String member) {
    var target = draft.senses.fleet().targets().get(member);
    return Optional.ofNullable(target).map(Target::domains).filter(d -> !d.isEmpty()).isPresent();
  }

  private boolean isOut(Leaving leaving) {
    var fleet = draft.senses.fleet();
    return fleet.switchesOf(leaving.member()).stream()
        .filter(fleet::mine)
        .allMatch(s -> draft.position(s).restsHeld() || seenOut(s, leaving));
  }

  /** In this very turn, before it is written down. */
  private boolean seenOut(Switch s, Leaving leaving) {
    return Optional.ofNullable(draft.readings.get(s.name()))
        .filter(reading -> !reading.at().isBefore(leaving.since()))
        .filter(
            reading ->
                reading.found().nearest().filter(Setting::held).isPresent() && reading.agreed())
        .isPresent();
  }
}

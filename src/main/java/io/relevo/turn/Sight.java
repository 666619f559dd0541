package io.relevo.turn;

import io.relevo.fleet.Fleet;
import io.relevo.health.Health;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What an agent believes of the targets that only it can look at.
 *
 * @param at when it said so, by its own clock
 */
public record Sight(Instant at, List<Health> verdicts) {
  /**
   * How long a word is on its way at most: a turn, and an interval of asking. What came later than
   * that, or before it was said, was told by another clock.
   */
  static final Duration UNDER_WAY = Duration.ofSeconds(2);

  /** What this agent sees; empty when the others see as much. */
  static Optional<Sight> of(Fleet fleet, SequencedMap<String, Health> health, Instant now) {
    var verdicts =
        fleet.targets().values().stream()
            .filter(target -> target.probe().local() && fleet.sees(target))
            .flatMap(target -> Optional.ofNullable(health.get(target.name())).stream())
            .map(Health::testimony)
            .toList();
    return verdicts.isEmpty() ? Optional.empty() : Optional.of(new Sight(now, verdicts));
  }

  /** The same by the clock of one who heard it at this time. */
  List<Health> by(Instant heard) {
    var off = Duration.between(at, heard);
    var same = !off.isNegative() && off.compareTo(UNDER_WAY) <= 0;
    return same ? verdicts : verdicts.stream().map(health -> health.shifted(off)).toList();
  }

  /** Without the times and the numbers. */
  List<Object> gist() {
    return verdicts.stream().map(Sight::gist).toList();
  }

  private static Object gist(Health health) {
    return List.of(
        health.target(),
        health.state(),
        health.inDoubt(),
        health.cause(),
        health.behind(),
        health.flaw().map(Flaw::cause),
        health.flaps().flapping(),
        health.latest().map(Observation::outcome).map(Outcome::getClass),
        health.latest().map(look -> Measured.testimony(look.outcome().measures())));
  }
}

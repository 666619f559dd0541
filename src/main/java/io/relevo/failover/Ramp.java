package io.relevo.failover;

import io.relevo.fleet.Group;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a member that comes back gets its share again: the least there is at first, then a tenth more
 * with each tenth of the time.
 *
 * @param from when it came back
 */
record Ramp(Instant from, Duration length) {
  private static final int STEPS = 10;
  private static final int LEAST = 1;
  private static final int ALL = 100;

  /** The one that a switch is on now, if it is on one. */
  static Optional<Ramp> of(Scene scene, Switch s) {
    return s.spec().weighted() && s.moves() instanceof Subject.Member(String member)
        ? Optional.ofNullable(scene.returned().get(member))
            .map(from -> new Ramp(from, length(scene, s, member)))
            .filter(ramp -> scene.now().isBefore(ramp.end()))
        : Optional.empty();
  }

  /** What a member that may be coming back has of its normal share by now, in percent. */
  static int share(Scene scene, String member) {
    return scene.fleet().switchesOf(member).stream()
        .flatMap(s -> of(scene, s).stream())
        .mapToInt(ramp -> ramp.share(scene.now()).percent())
        .min()
        .orElse(ALL);
  }

  private static Duration length(Scene scene, Switch s, String member) {
    return s.ramp().or(() -> scene.fleet().groupOf(member).map(Group::ramp)).orElse(Duration.ZERO);
  }

  Instant end() {
    return from.plus(length);
  }

  /** Its share now. */
  Share share(Instant now) {
    return new Share(Math.max(LEAST, step(now) * ALL / STEPS));
  }

  /** When it gets more. */
  Instant next(Instant now) {
    return from.plus(length.multipliedBy(step(now) + 1).dividedBy(STEPS));
  }

  /** How long until it has everything. */
  Duration left(Instant now) {
    return Duration.between(now, end());
  }

  /** A clock that was set back is at the first step. */
  private int step(Instant now) {
    var passed = Duration.between(from, now);
    return passed.isNegative()
        ? 0
        : (int) Math.min(STEPS, passed.multipliedBy(STEPS).dividedBy(length));
  }
}

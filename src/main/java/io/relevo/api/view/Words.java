package io.relevo.api.view;

import io.relevo.failover.Hold;
import io.relevo.failover.Hold.Effect;
import io.relevo.health.Health;
import java.util.Collection;
import java.util.Locale;

/** Words that several views share. */
final class Words {
  private Words() {}

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code DOWN} stands out; what the newest look contradicts is in doubt. */
  static String state(Health health) {
    var word = health.state() == io.relevo.health.State.DOWN ? "DOWN" : lower(health.state());
    return (health.seen().isPresent() && health.inDoubt() ? word + "?" : word)
        + health.behind().map(root -> " (behind " + root + ")").orElse("");
  }

  static String list(Collection<String> names) {
    return names.isEmpty() ? "-" : String.join(", ", names);
  }

  /** {@code nginx-1 out of rotation}. */
  static String what(Hold hold) {
    return hold.subject().phrase()
        + switch (hold.effect()) {
          case Effect.OUT -> " out of rotation";
          case Effect.MAINTENANCE -> " in maintenance";
          case Effect.FREEZE -> " frozen";
        };
  }

  /** {@code by ana until 07:16:03 (29m left)}. */
  static String ends(Hold hold, Times times) {
    return hold.until()
        .map(
            until ->
                until.isAfter(times.now())
                    ? "until %s (%s left)".formatted(times.clock(until), times.left(until))
                    : "until it is well (its deadline passed at %s)".formatted(times.clock(until)))
        .orElse("until it is well");
  }
}

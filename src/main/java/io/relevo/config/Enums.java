package io.relevo.config;

import io.relevo.fleet.Group.Vip;
import io.relevo.fleet.Group.WhenAllDown;
import io.relevo.fleet.Group.Writers;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Role;
import io.relevo.fleet.SwitchSpec.Powerdns.Withdrawal;
import java.util.LinkedHashMap;
import java.util.Locale;

/** Words that stand for the constants of an enum: the constant's own name, small, with dashes. */
final class Enums {
  static final Scalar<Mode> MODE = of(Mode.values());
  static final Scalar<Vip> VIP = of(Vip.values());
  static final Scalar<Writers> WRITERS = of(Writers.values());
  static final Scalar<Role> ROLE = of(Role.values());
  static final Scalar<Withdrawal> WITHDRAWAL = of(Withdrawal.values());
  static final Scalar<WhenAllDown> WHEN_ALL_DOWN = of(WhenAllDown.values());

  private Enums() {}

  static <E extends Enum<E>> Scalar<E> of(E[] constants) {
    var words = new LinkedHashMap<String, E>();
    for (E constant : constants) {
      words.put(word(constant), constant);
    }
    return Scalars.oneOf(words);
  }

  /** {@code TAKE_OUT} is written {@code take-out}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

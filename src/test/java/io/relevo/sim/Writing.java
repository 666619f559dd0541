package io.relevo.sim;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import java.util.Optional;

/** What stands in the world for a position of a switch; nothing where there is nothing to see. */
final class Writing {
  private Writing() {}

  static Optional<String> of(Switch s, Setting setting) {
    return switch (setting) {
      case Setting.Share(int percent) -> Optional.of(share(s.spec(), percent));
      case Setting.Maintenance(boolean on, _) -> on ? Optional.of("on") : Optional.empty();
    };
  }

  private static String share(SwitchSpec spec, int percent) {
    return switch (spec) {
      case SwitchSpec.Keepalived k -> Integer.toString(percent == 0 ? k.lowered() : 0);
      case SwitchSpec.Haproxy _ -> Integer.toString(percent);
      default -> percent == 0 ? "withdrawn" : "published";
    };
  }

  static Found read(Switch s, Optional<String> text) {
    return switch (s.spec()) {
      case SwitchSpec.Keepalived _, SwitchSpec.Powerdns _ ->
          text.map(t -> ends(s, t)).orElseGet(Found.Missing::new);
      case SwitchSpec.NginxFile _ -> new Found.At(new Setting.Maintenance(text.isPresent()));
      case SwitchSpec.Haproxy _ -> text.map(Writing::weight).orElseGet(Found.Missing::new);

      default -> throw new IllegalStateException("no " + s.spec().where() + " in this world");
    };
  }

  private static Found ends(Switch s, String text) {
    if (text.equals(share(s.spec(), 0))) {
      return share(0);
    }
    return text.equals(share(s.spec(), 100)) ? share(100) : new Found.Other(text);
  }

  private static Found weight(String text) {
    return text.matches("[0-9]+") ? share(Integer.parseInt(text)) : new Found.Other(text);
  }

  private static Found share(int percent) {
    return new Found.At(new Setting.Share(percent));
  }
}

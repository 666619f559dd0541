package io.relevo.loop;

import io.relevo.config.Configuration;
import java.util.List;
import java.util.function.Function;

/** The settings that a reload cannot change: what is bound or opened once, at the start. */
final class Fixed {
  private record Setting(String path, Function<Configuration, Object> value) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("agent (the name of this one)", c -> c.fleet().agent().name()),
          new Setting("agent.state", Configuration::state),
          new Setting("agent.socket", Configuration::socket),
          new Setting("agent.http", Configuration::http),
          new Setting("agent.peers", c -> c.fleet().agent().peers()),
          new Setting("agent.uplink", c -> c.fleet().agent().uplink()),
          new Setting("mail.from (its domain)", c -> c.mail().map(mail -> mail.domain())));

  private Fixed() {}

  /** A sentence for each of them that differs. */
  static List<String> changed(Configuration before, Configuration after) {
    return SETTINGS.stream()
        .filter(setting -> !setting.value().apply(before).equals(setting.value().apply(after)))
        .map(
            setting ->
                "%s: must stay as it is until a restart (was: %s, now: %s)"
                    .formatted(
                        setting.path(),
                        setting.value().apply(before),
                        setting.value().apply(after)))
        .toList();
  }
}

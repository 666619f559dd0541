package io.relevo.config;

import io.relevo.fleet.ProbeSpec;
import java.nio.file.Path;
import java.util.List;

/** The kind {@code plugin}: a program that says by its exit code how a target is. */
final class PluginKind {
  private static final Key<List<String>> COMMAND =
      Key.required(
          "command",
          ListOf.repeating(Scalars.TEXT),
          "The program, by its whole path, and its arguments, each an entry of its own; no shell"
              + " sees them. Other users of the host see them while it runs: pass no password.");

  static final Key<ProbeSpec.Plugin> KEY =
      Key.optional(
          "plugin",
          Section.of(
              "A Nagios plugin, run by the agent on the target's host.",
              List.of(COMMAND),
              PluginKind::make),
          "Looks by running a Nagios plugin.");

  private PluginKind() {}

  private static ProbeSpec.Plugin make(Values in) {
    var command = in.get(COMMAND);
    if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      in.must(COMMAND, "have no zero byte in it");
    } else if (!Path.of(command.getFirst()).isAbsolute()) {
      in.must(COMMAND, "begin with the whole path of a program", command.getFirst());
    }
    return new ProbeSpec.Plugin(command);
  }
}

package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processes run, by {@code /proc/PID/comm} and the first word of {@code cmdline}; a zombie
 * does not run.
 */
record HostProcesses(HostTree tree, List<String> names) {
  HostPart look() {
    if (names.isEmpty()) {
      return HostPart.measured(List.of());
    }
    var missing = new ArrayList<>(names);
    for (var process : HostTree.folders(tree.root().resolve("proc"))) {
      if (missing.isEmpty()) {
        break;
      }
      if (isNumber(process)) {
        missing.removeIf(name -> isNamed(process, name) && !isZombie(process));
      }
    }
    return missing.isEmpty()
        ? HostPart.measured(List.of())
        : HostPart.dead(Cause.NOT_RUNNING, "no process " + String.join(", ", missing));
  }

  private static boolean isNumber(Path process) {
    return Character.isDigit(process.getFileName().toString().charAt(0));
  }

  private static boolean isNamed(Path process, String name) {
    var comm = HostTree.read(process.resolve("comm")).strip();
    return comm.equals(name) || program(process).equals(name);
  }

  private static String program(Path process) {
    var first = HostTree.read(process.resolve("cmdline")).split("[\\x00 ]", 2)[0];
    return first.substring(first.lastIndexOf('/') + 1);
  }

  /** {@code 42 (name) Z ...}; the name may hold anything. */
  private static boolean isZombie(Path process) {
    var stat = HostTree.read(process.resolve("stat"));
    return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
  }
}

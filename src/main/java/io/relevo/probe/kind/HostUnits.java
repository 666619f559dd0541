package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which services of systemd run, by the control groups it puts their processes in. That needs no
 * rights, no protocol and no other program, and it sees what is rather than what systemd believes;
 * but a service without a process, as one that ended when it was done, does not run here.
 */
record HostUnits(HostTree tree, List<String> names) {
  /** Of version 2, of both side by side, of version 1. */
  private static final List<String> HIERARCHIES = List.of("", "unified", "systemd");

  /** {@code user.slice/user-1000.slice/user@1000.service/app.slice/NAME}. */
  private static final int DEEPEST = 5;

  HostPart look() {
    var idle = names.stream().filter(name -> !runs(name)).toList();
    return idle.isEmpty()
        ? HostPart.measured(List.of())
        : HostPart.dead(Cause.NOT_RUNNING, "no process of " + String.join(", ", idle));
  }

  private boolean runs(String name) {
    return hierarchies()
        .map(hierarchy -> usual(hierarchy, name).or(() -> find(hierarchy, name)))
        .flatMap(Optional::stream)
        .anyMatch(HostUnits::hasProcess);
  }

  private Stream<Path> hierarchies() {
    return HIERARCHIES.stream()
        .map(name -> tree.root().resolve("sys/fs/cgroup").resolve(name))
        .filter(folder -> Files.exists(folder.resolve("cgroup.procs")));
  }

  private static Optional<Path> usual(Path hierarchy, String name) {
    return Optional.of(hierarchy.resolve("system.slice").resolve(name)).filter(Files::isDirectory);
  }

  /** In some other slice; the nearest to the top. */
  private static Optional<Path> find(Path hierarchy, String name) {
    var level = List.of(hierarchy);
    for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
      var next = level.stream().flatMap(folder -> HostTree.folders(folder).stream()).toList();
      var found = next.stream().filter(folder -> folder.endsWith(name)).findFirst();
      if (found.isPresent()) {
        return found;
      }
      level = next;
    }
    return Optional.empty();
  }

  /** In it, or in a group below it. */
  private static boolean hasProcess(Path unit) {
    var folders = new ArrayDeque<>(List.of(unit));
    while (!folders.isEmpty()) {
      var folder = folders.remove();
      if (!HostTree.read(folder.resolve("cgroup.procs")).isBlank()) {
        return true;
      }
      folders.addAll(HostTree.folders(folder));
    }
    return false;
  }
}

package io.relevo.probe.kind;

import io.relevo.libc.ProcessStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of one keepalived: the parent, which the pid file names, and its children, of which
 * one speaks VRRP. A frozen child is as bad as a frozen parent: nobody adverts, and the address
 * stays.
 *
 * @param pid the parent's pid file
 */
record KeepalivedProcesses(Path pid) {
  private static final String NAME = "keepalived";

  /** How they are, the worst of them. */
  enum Life {
    RUNS,
    HIDDEN,
    FROZEN,
    GONE
  }

  Life find() throws IOException {
    try {
      var parent = Integer.parseInt(Files.readString(pid, StandardCharsets.ISO_8859_1).strip());
      var life = life(parent);
      return life == Life.RUNS ? children(parent) : life;
    } catch (NoSuchFileException | NumberFormatException _) {
      return Life.GONE;
    }
  }

  private static Life life(int process) throws IOException {
    return switch (ProcessStatus.of(process)) {
      case ProcessStatus.Gone _ -> Life.GONE;
      case ProcessStatus.Hidden _ -> Life.HIDDEN;
      case ProcessStatus.Running running when !running.name().equals(NAME) -> Life.GONE;
      case ProcessStatus.Running running -> running.frozen() ? Life.FROZEN : Life.RUNS;
    };
  }

  /** A kernel may be built without telling of children; then the parent must do. */
  private static Life children(int parent) throws IOException {
    var list = Path.of("/proc/%d/task/%d/children".formatted(parent, parent));
    if (!Files.exists(list)) {
      return life(parent);
    }
    List<Life> lives = new ArrayList<>();
    for (var child : Files.readString(list).strip().split(" ", -1)) {
      lives.add(child.isEmpty() ? Life.GONE : life(Integer.parseInt(child)));
    }
    // others than keepalived's own are scripts that it runs
    return lives.contains(Life.FROZEN)
        ? Life.FROZEN
        : lives.contains(Life.RUNS) ? Life.RUNS : Life.GONE;
  }
}

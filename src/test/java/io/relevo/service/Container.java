package io.relevo.service;

import io.relevo.lab.Lab;
import io.relevo.lab.Place;
import io.relevo.lab.Started;
import io.relevo.libc.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A throw-away copy of this machine under a systemd of its own: its files are those of this
 * machine, what it writes stays in memory, and it has no network but its loopback.
 */
final class Container implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How systemd is told to power off: SIGRTMIN+4. */
  private static final int POWER_OFF = 38;

  private final Path memory;
  private final Path root;
  private Optional<Started> nspawn = Optional.empty();

  /** What a command said, and how it ended. */
  record Said(int status, String text) {}

  private Container(Path folder) {
    this.memory = folder.resolve("memory");
    this.root = folder.resolve("root");
  }

  /** Lays out its files; it runs from {@link #boot} on. */
  static Container make(Path folder) throws IOException {
    var container = new Container(folder);
    Files.createDirectories(container.memory);
    Files.createDirectories(container.root);
    must("mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", container.memory.toString());
    var upper = Files.createDirectory(container.memory.resolve("upper"));
    var work = Files.createDirectory(container.memory.resolve("work"));
    var layers = "lowerdir=/,upperdir=" + upper + ",workdir=" + work;
    must("mount", "-t", "overlay", "overlay", "-o", layers, container.root.toString());
    return container;
  }

  /** A file in it, by its absolute path; its folder is made. */
  Path file(String path) throws IOException {
    var file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Boots it as a host of that name, with no service of this machine. */
  void boot(String name) throws IOException {
    Files.writeString(file("/etc/hostname"), name + "\n");
    var started =
        Place.loopback()
            .spawn(
                memory.resolve("console"),
                "systemd-nspawn",
                "--keep-unit",
                "--register=no",
                "--directory=" + root,
                "--machine=" + name,
                "--private-network",
                "--boot",
                "--console=read-only",
                "--",
                "--unit=basic.target");
    nspawn = Optional.of(started);
    started.await(PATIENCE, "systemd runs in " + name, this::booted);
  }

  private boolean booted() {
    return systemd().isPresent()
        && List.of("running", "degraded").contains(run("systemctl", "is-system-running").text());
  }

  /** Runs a command in it, as root. */
  Said run(String... command) {
    var pid = systemd().orElseThrow().toString();
    return exec(Stream.concat(Stream.of("nsenter", "-t", pid, "-a"), Stream.of(command)));
  }

  /** The pid of its first process, as this machine counts. */
  private Optional<Long> systemd() {
    return nspawn
        .flatMap(started -> ProcessHandle.of(started.pid()))
        .flatMap(process -> process.children().findFirst())
        .map(ProcessHandle::pid);
  }

  @Override
  public void close() {
    systemd().ifPresent(pid -> Signals.send(pid.intValue(), POWER_OFF));
    nspawn.ifPresent(started -> started.awaitEnd(PATIENCE));
    must("umount", root.toString());
    must("umount", memory.toString());
  }

  static void must(String... command) {
    var said = exec(Stream.of(command));
    if (said.status() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said.text());
    }
  }

  private static Said exec(Stream<String> command) {
    try {
      var process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.onExit().join().exitValue(), text.strip());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a command in it succeeds. */
  void until(String what, String... command) {
    Lab.until(PATIENCE, what, () -> run(command).status() == 0);
  }
}

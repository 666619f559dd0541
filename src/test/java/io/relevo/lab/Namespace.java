package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** A network namespace of this machine, by its name among {@code ip netns}. */
record Namespace(String name) {
  private static final Path ALL = Path.of("/run/netns");
  private static final Duration END = Duration.ofSeconds(10);

  /** Makes it. */
  static Namespace create(String name) {
    Command.run("ip", "netns", "add", name);
    return new Namespace(name);
  }

  /** Those on this machine whose names begin so. */
  static List<Namespace> named(String prefix) {
    if (!Files.isDirectory(ALL)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(ALL)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .map(Namespace::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return ALL.resolve(name);
  }

  String ip(String... command) {
    return Command.run(Command.concat(List.of("ip", "-n", name), command));
  }

  /** Whether packets can pass through a device. */
  boolean up(String device) {
    return ip("-o", "link", "show", "dev", device).contains(" state UP ");
  }

  /** A platform thread, not yet started, whose sockets live in it. */
  Thread thread(String title, Runnable work) {
    Runnable entered =
        () -> {
          Libc.enterNetwork(path());
          work.run();
        };
    return Thread.ofPlatform().daemon().name(title).unstarted(entered);
  }

  <T> T inside(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    thread("inside " + name, task).start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** The processes that live in it. */
  List<Long> processes() {
    return ProcessTable.inNetwork(path());
  }

  /** Kills what lives in it and removes it. */
  void delete() {
    Lab.until(
        END,
        "no process left in " + name,
        () -> {
          List<Long> left = processes();
          left.forEach(pid -> Libc.kill(pid, Libc.SIGKILL));
          return left.isEmpty();
        });
    try {
      Command.run("ip", "netns", "delete", name);
    } catch (IllegalStateException e) {
      // two JVMs may sweep the same namespace at the same time
      if (Files.exists(path())) {
        throw e;
      }
    }
  }
}

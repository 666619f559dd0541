package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The running processes as {@code /proc} shows them. Those that ended but were not yet collected by
 * their parent count as gone: not every machine has a first process that collects orphans.
 */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private ProcessTable() {}

  /** One running process; the session survives the death of the parent. */
  record Entry(long pid, long parent, long session) {}

  static List<Entry> where(Predicate<Entry> wanted) {
    try (Stream<Path> folders = Files.list(PROC)) {
      return folders
          .filter(folder -> Character.isDigit(folder.getFileName().toString().charAt(0)))
          .flatMap(folder -> entry(folder).stream())
          .filter(wanted)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Long> session(long leader) {
    return where(entry -> entry.session() == leader).stream().map(Entry::pid).sorted().toList();
  }

  /** The processes, not the threads, that live in a network namespace. */
  static List<Long> inNetwork(Path namespace) {
    try {
      Object wanted = Files.getAttribute(namespace, "unix:ino");
      return where(entry -> wanted.equals(network(entry))).stream().map(Entry::pid).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean alive(long pid) {
    return entry(PROC.resolve(Long.toString(pid))).isPresent();
  }

  private static Object network(Entry entry) {
    try {
      return Files.getAttribute(PROC.resolve(entry.pid() + "/ns/net"), "unix:ino");
    } catch (IOException e) {
      return "gone";
    }
  }

  private static Optional<Entry> entry(Path folder) {
    try {
      String stat = Files.readString(folder.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
      boolean ended = fields[0].equals("Z") || fields[0].equals("X");
      return ended
          ? Optional.empty()
          : Optional.of(
              new Entry(
                  Long.parseLong(folder.getFileName().toString()),
                  Long.parseLong(fields[1]),
                  Long.parseLong(fields[3])));
    } catch (IOException e) {
      // a process that ends meanwhile: no such file, or no such process
      return Optional.empty();
    }
  }
}

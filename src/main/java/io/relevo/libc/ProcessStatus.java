package io.relevo.libc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kernel says of a process in {@code /proc/PID/status}. */
public sealed interface ProcessStatus {
  /** It ended; one that nobody has waited for yet (a zombie) too. */
  record Gone() implements ProcessStatus {}

  /** It exists, but {@code /proc} is mounted so that it cannot be seen (hidepid). */
  record Hidden() implements ProcessStatus {}

  /** It runs. */
  record Running(Map<String, String> fields) implements ProcessStatus {
    /** Its program's name, at most 15 letters. */
    public String name() {
      return fields.getOrDefault("Name", "?");
    }

    /** One letter: Z is a zombie, T is frozen by a signal. */
    private char state() {
      return (fields.getOrDefault("State", "") + "?").charAt(0);
    }

    /** Whether a signal has stopped it, until another lets it go on. */
    public boolean frozen() {
      return state() == 'T';
    }

    /** Whether the signal is caught, ignored, or read as it comes: its default ends a process. */
    public boolean handles(int signal) {
      var bit = 1L << (signal - 1);
      return Stream.of("SigBlk", "SigIgn", "SigCgt")
          .map(set -> Long.parseUnsignedLong(fields.getOrDefault(set, "0"), 16))
          .anyMatch(set -> (set & bit) != 0);
    }
  }

  /** Whether it is that program, and free to run. */
  default boolean plays(String name) {
    return this instanceof Running running && running.name().equals(name) && !running.frozen();
  }

  /** Of a process, by its number. */
  static ProcessStatus of(int pid) throws IOException {
    try {
      var running = new Running(fields(Files.readAllLines(Path.of("/proc/" + pid + "/status"))));
      return running.state() == 'Z' ? new Gone() : running;
    } catch (NoSuchFileException _) {
      return Signals.exists(pid) ? new Hidden() : new Gone();
    }
  }

  private static Map<String, String> fields(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(":\\s*", 2))
        .filter(field -> field.length == 2)
        .collect(Collectors.toMap(field -> field[0], field -> field[1]));
  }
}

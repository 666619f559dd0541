package io.relevo.probe.kind;

import io.relevo.fleet.Measure;
import io.relevo.probe.Measured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The figures in {@code /proc} and {@code /sys}, as proc(5) has them. What is not there, or not a
 * number, has no figure: it is never taken for 0.
 *
 * @param root {@code /}, or a tree that was recorded
 */
record HostTree(Path root) {
  /** A file of the kernel's is a page; a broken one is not read to its end. */
  private static final int MOST_BYTES = 64 * 1024;

  /** Of the last ten seconds, the share in which somebody waited. */
  private static final Pattern PRESSURE = Pattern.compile("some avg10=(\\d{1,3}\\.\\d{1,2}) ");

  private static final String PRESSURE_NAME = "pressure";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(?:\\.\\d{1,9})?");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  /** Load, memory, swap, file descriptors and, where the kernel tells it, pressure. */
  HostPart figures() {
    var load = load();
    var memory = share("MemTotal", "MemAvailable");
    var files = files();
    if (load.isEmpty() || memory.isEmpty() || files.isEmpty()) {
      var file = load.isEmpty() ? "loadavg" : memory.isEmpty() ? "meminfo" : "sys/fs/file-nr";
      return HostPart.unread("/proc/" + file + ": must be as proc(5) has it");
    }
    var figures = new ArrayList<Measured>();
    figures.add(Measured.of(Measure.LOAD, load.getAsDouble()));
    figures.add(Measured.of(Measure.MEMORY, memory.getAsDouble()));
    share("SwapTotal", "SwapFree").ifPresent(used -> figures.add(Measured.of(Measure.SWAP, used)));
    figures.add(Measured.of(Measure.FILES, files.getAsDouble()));
    Stream.of("cpu", "memory", "io").forEach(what -> pressure(what).ifPresent(figures::add));
    return HostPart.measured(figures);
  }

  private OptionalDouble load() {
    var load = number(word(read("proc/loadavg"), 0));
    return load.isEmpty() ? load : OptionalDouble.of(load.getAsDouble() / processors());
  }

  /** Those of the machine, not those that this process may use. */
  private int processors() {
    return RANGE
        .matcher(read("sys/devices/system/cpu/online"))
        .results()
        .mapToInt(
            range ->
                range.group(2) == null
                    ? 1
                    : 1 + Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)))
        .filter(count -> count > 0)
        .reduce(Integer::sum)
        .orElse(1);
  }

  /** In percent; nothing where there is none of it at all. */
  private OptionalDouble share(String all, String free) {
    var info = read("proc/meminfo");
    var total = number(line(info, all));
    var rest = number(line(info, free));
    return total.isEmpty() || rest.isEmpty() || total.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * (total.getAsDouble() - rest.getAsDouble()) / total.getAsDouble());
  }

  private OptionalDouble files() {
    var counts = read("proc/sys/fs/file-nr");
    var used = number(word(counts, 0));
    var most = number(word(counts, 2));
    return used.isEmpty() || most.isEmpty() || most.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * used.getAsDouble() / most.getAsDouble());
  }

  private Optional<Measured> pressure(String what) {
    var found = PRESSURE.matcher(read("proc/pressure/" + what));
    return found.find()
        ? Optional.of(new Measured(PRESSURE_NAME, what, Double.parseDouble(found.group(1))))
        : Optional.empty();
  }

  /** {@code MemTotal: 16384 kB}. */
  private static String line(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> word(line, 1))
        .findFirst()
        .orElse("");
  }

  private static String word(String text, int index) {
    var words = text.strip().split("\\s+", index + 2);
    return index < words.length ? words[index] : "";
  }

  private static OptionalDouble number(String word) {
    return NUMBER.matcher(word).matches()
        ? OptionalDouble.of(Double.parseDouble(word))
        : OptionalDouble.empty();
  }

  /** What a file says, as far as it can be read. */
  String read(String file) {
    return read(root.resolve(file));
  }

  static String read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // a process that ended meanwhile, a kernel without this file
    }
  }

  /** Folders below a folder, as far as it can be read. */
  static List<Path> folders(Path folder) {
    var folders = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(folders::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.copyOf(folders); // it went away meanwhile
    }
    return folders;
  }
}

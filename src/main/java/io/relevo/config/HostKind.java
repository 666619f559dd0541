package io.relevo.config;

import io.relevo.config.LimitKeys.Usual;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kind {@code host}: a host itself, seen from within. */
final class HostKind {
  /** What has processes; systemd.unit(5) says which characters. */
  private static final Pattern UNIT = Pattern.compile("[\\w:.@\\\\-]+\\.(?:service|scope)");

  private static final Scalar<String> UNIT_NAME =
      Scalar.of(
          "the whole name of a service or scope of systemd, as nginx.service",
          Map.of("type", "string", "pattern", "^[\\w:.@\\\\-]+\\.(service|scope)$"),
          word -> Optional.of(word.text()).filter(text -> UNIT.matcher(text).matches()));

  private static final Key<List<Path>> DISKS =
      Key.defaulted(
          "disks",
          new ListOf<>(Scalars.PATH),
          List.of(Path.of("/")),
          "A path on each disk that is looked at, as its mount point. A disk that does not answer"
              + " is `disk-hung`; it holds up no other look.");

  private static final Key<List<String>> PROCESSES =
      Key.optional(
          "processes",
          new ListOf<>(Scalars.TEXT),
          "Names of programs of which at least one process must run each, else it is"
              + " `not-running`.");

  private static final Key<List<String>> UNITS =
      Key.optional(
          "units",
          new ListOf<>(UNIT_NAME),
          "Services of systemd of which at least one process must run each, else it is"
              + " `not-running`. Not for a service that ends when it is done.");

  private static final LimitKeys LIMITS =
      LimitKeys.of(
          Usual.at(Measure.LOAD, "4"),
          Usual.at(Measure.MEMORY, "90%"),
          Usual.at(Measure.SWAP, "50%"),
          Usual.at(Measure.DISK, "90%"),
          Usual.at(Measure.INODES, "90%"),
          Usual.at(Measure.FILES, "80%"),
          Usual.at(Measure.CLOCK, "1s"));

  static final Key<ProbeSpec.Host> KEY =
      Key.optional(
          "host",
          Section.of(
              "A host itself, seen from within by the agent on it. `{}` will do.",
              LIMITS.after(DISKS, PROCESSES, UNITS),
              HostKind::make),
          "Looks at the host itself: load, memory, disks, clock, processes and services.");

  private HostKind() {}

  private static ProbeSpec.Host make(Values in) {
    return new ProbeSpec.Host(
        in.get(DISKS),
        in.find(PROCESSES).orElse(List.of()),
        in.find(UNITS).orElse(List.of()),
        LIMITS.limits(in));
  }
}

package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of one address over the hosts of a network, as the kernel tells it. The times are
 * those of the machine's clock in microseconds, taken when the news arrived (typically well under a
 * millisecond after the change), and can be compared with {@link Instant#now()}.
 */
public final class AddressWatch implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(5);

  private final String address;
  private final Map<Host, Started> monitors = new LinkedHashMap<>();

  /** The address came to a host ({@code holds}) or left it. */
  public record Change(Instant at, Host host, boolean holds) {}

  private AddressWatch(String address) {
    this.address = address;
  }

  static AddressWatch start(List<Host> hosts, String address, Path folder) {
    AddressWatch watch = new AddressWatch(address);
    for (Host host : hosts) {
      watch.monitors.put(host, monitor(host, log(folder, host)));
    }
    watch.monitors.forEach(
        (host, monitor) ->
            monitor.await(READY, "address watch on " + host, () -> subscribed(monitor.pid())));
    return watch;
  }

  private static Path log(Path folder, Host host) {
    try {
      return Files.createTempFile(folder, "addresses-" + host + "-", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Started monitor(Host host, Path log) {
    return host.spawn(
        log, "env", "TZ=UTC", Lab.resolved("ip")[0], "-o", "-ts", "-4", "monitor", "address");
  }

  /** The kernel lists the netlink sockets: ours is ready once it has joined a group. */
  private static boolean subscribed(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/net/netlink")).stream()
          .map(line -> line.strip().split("\\s+"))
          .anyMatch(column -> column[2].equals(Long.toString(pid)) && !column[3].matches("0+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All changes so far, oldest first. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    monitors.forEach(
        (host, monitor) ->
            monitor
                .log()
                .lines()
                .filter(this::concerns)
                .forEach(line -> changes.add(change(host, line))));
    changes.sort(Comparator.comparing(Change::at));
    return changes;
  }

  /** When a host got the address, the first time since then. */
  public Optional<Instant> gained(Host host, Instant since) {
    return first(host, since, true);
  }

  /** When a host lost the address, the first time since then. */
  public Optional<Instant> lost(Host host, Instant since) {
    return first(host, since, false);
  }

  /** Waits until a host has got the address since then, and says when it did. */
  public Instant awaitGained(Host host, Instant since, Duration deadline) {
    return Lab.await(deadline, address + " comes to " + host, () -> gained(host, since));
  }

  /** Waits until a host has lost the address since then, and says when it did. */
  public Instant awaitLost(Host host, Instant since, Duration deadline) {
    return Lab.await(deadline, address + " leaves " + host, () -> lost(host, since));
  }

  private Optional<Instant> first(Host host, Instant since, boolean holds) {
    return changes().stream()
        .filter(
            change ->
                change.host().equals(host)
                    && change.holds() == holds
                    && !change.at().isBefore(since))
        .map(Change::at)
        .findFirst();
  }

  private boolean concerns(String line) {
    return line.startsWith("[") && line.contains(" inet " + address + "/");
  }

  /**
   * {@code [2026-05-01T10:20:30.123456] Deleted 2: eth0 inet 10.99.0.100/24 scope global eth0 …}.
   */
  private static Change change(Host host, String line) {
    int end = line.indexOf(']');
    Instant at = LocalDateTime.parse(line.substring(1, end)).toInstant(ZoneOffset.UTC);
    return new Change(at, host, !line.startsWith("Deleted", end + 2));
  }

  @Override
  public void close() {
    monitors.values().forEach(Started::close);
  }
}

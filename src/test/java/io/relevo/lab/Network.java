package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A network of hosts in namespaces around one bridge, all in 10.99.0.0/24. Nothing of it is seen
 * outside: many can live side by side with the same addresses. Closing it kills what still runs in
 * it.
 */
public final class Network implements AutoCloseable {
  private static final String PREFIX = "relevo-";
  private static final Path NAMESPACES = Path.of("/run/netns");
  private static final Duration END = Duration.ofSeconds(10);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String prefix;
  private final List<Host> hosts = new ArrayList<>();

  private Network(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Makes a network without hosts, and clears away what the networks of a killed JVM left behind.
   */
  public static Network open() {
    sweep();
    Network network =
        new Network(PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-");
    Command.run("ip", "netns", "add", network.bridge());
    Command.run("ip", "-n", network.bridge(), "link", "add", "br0", "up", "type", "bridge");
    return network;
  }

  /** Adds a host, with a name of at most 13 letters and an address like {@code 10.99.0.11}. */
  public Host host(String name, String address) {
    Host host = new Host(name, address, prefix + name, bridge());
    Command.run("ip", "netns", "add", host.namespace());
    hosts.add(host);
    Command.run(
        "ip",
        "link",
        "add",
        Host.INTERFACE,
        "netns",
        host.namespace(),
        "type",
        "veth",
        "peer",
        "name",
        port(name),
        "netns",
        bridge());
    Command.run("ip", "-n", bridge(), "link", "set", port(name), "master", "br0", "up");
    Command.run(
        "ip", "-n", host.namespace(), "address", "add", address + "/24", "dev", Host.INTERFACE);
    Command.run("ip", "-n", host.namespace(), "link", "set", Host.INTERFACE, "up");
    Command.run("ip", "-n", host.namespace(), "link", "set", "lo", "up");
    return host;
  }

  /** The hosts, in the order in which they were added. */
  public List<Host> hosts() {
    return Collections.unmodifiableList(hosts);
  }

  /**
   * The hosts that have this address now: one is right, none is an outage, two is a split brain.
   */
  public List<Host> holders(String address) {
    return hosts.stream().filter(host -> host.holds(address)).toList();
  }

  /** Records from now on when an address comes to a host or leaves it. */
  public AddressWatch watch(String address, Path folder) {
    return AddressWatch.start(hosts, address, folder);
  }

  @Override
  public void close() {
    remove(prefix);
  }

  private String bridge() {
    return prefix + "switch";
  }

  static String port(String host) {
    return "p-" + host;
  }

  static Path path(String namespace) {
    return NAMESPACES.resolve(namespace);
  }

  /** The namespaces on this machine whose names begin so. */
  static List<String> namespaces(String prefix) {
    if (!Files.isDirectory(NAMESPACES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(NAMESPACES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sweep() {
    for (String name : namespaces(PREFIX)) {
      String owner = name.split("-", 3)[1];
      if (!ProcessTable.alive(Long.parseLong(owner))) {
        remove(name);
      }
    }
  }

  private static void remove(String prefix) {
    namespaces(prefix).forEach(Network::delete);
  }

  private static void delete(String name) {
    Lab.until(
        END,
        "no process left in " + name,
        () -> {
          List<Long> left = ProcessTable.inNetwork(path(name));
          left.forEach(pid -> Libc.kill(pid, Libc.SIGKILL));
          return left.isEmpty();
        });
    try {
      Command.run("ip", "netns", "delete", name);
    } catch (IllegalStateException e) {
      // two JVMs may sweep the same namespace at the same time
      if (Files.exists(path(name))) {
        throw e;
      }
    }
  }
}

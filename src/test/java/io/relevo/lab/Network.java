package io.relevo.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of hosts in namespaces around one bridge, all in 10.99.0.0/24. Nothing of it is seen
 * outside: many can live side by side with the same addresses. Closing it kills what still runs in
 * it.
 */
public final class Network implements AutoCloseable {
  private static final String PREFIX = "relevo-";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String prefix;
  private final Namespace bridge;
  private final List<Host> hosts = new ArrayList<>();

  private Network(String prefix) {
    this.prefix = prefix;
    this.bridge = Namespace.create(prefix + "switch");
    bridge.ip("link", "add", "br0", "up", "type", "bridge");
  }

  /**
   * Makes a network without hosts, and clears away what the networks of a killed JVM left behind.
   */
  public static Network open() {
    sweep();
    return new Network(
        PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-");
  }

  /** Adds a host, with a name of at most 13 letters and an address like {@code 10.99.0.11}. */
  public Host host(String name, String address) {
    Namespace own = Namespace.create(prefix + name);
    Host host = new Host(name, address, own, bridge);
    own.ip(
        "link", "add", Host.INTERFACE, "type", "veth", "peer", host.port(), "netns", bridge.name());
    own.ip("address", "add", address + "/24", "dev", Host.INTERFACE);
    own.ip("link", "set", "lo", "up");
    own.ip("link", "set", Host.INTERFACE, "up");
    bridge.ip("link", "set", host.port(), "master", "br0");
    host.heal();
    hosts.add(host);
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

  /**
   * Records from now on when an address comes to a host or leaves it; its logs go to the folder.
   */
  public AddressWatch watch(String address, Path folder) {
    return AddressWatch.start(hosts, address, folder);
  }

  @Override
  public void close() {
    Namespace.named(prefix).forEach(Namespace::delete);
  }

  private static void sweep() {
    Namespace.named(PREFIX).stream().filter(Network::abandoned).forEach(Namespace::delete);
  }

  private static boolean abandoned(Namespace namespace) {
    return !ProcessTable.alive(Long.parseLong(namespace.name().split("-", 3)[1]));
  }
}

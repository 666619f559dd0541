package io.relevo.lab;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.List;

/**
 * A host of a lab network: a namespace with one interface, {@code eth0}, plugged into the network's
 * bridge.
 */
public final class Host implements Place {
  /** The name of the one interface that every host has. */
  public static final String INTERFACE = "eth0";

  private final String name;
  private final String address;
  private final String namespace;
  private final String bridge;

  Host(String name, String address, String namespace, String bridge) {
    this.name = name;
    this.address = address;
    this.namespace = namespace;
    this.bridge = bridge;
  }

  public String name() {
    return name;
  }

  @Override
  public String address() {
    return address;
  }

  /**
   * The name of its namespace, as {@code ip netns} and keepalived's {@code net_namespace} want it.
   */
  public String namespace() {
    return namespace;
  }

  @Override
  public Started spawn(Path log, String... command) {
    return Started.spawn(log, enter(command));
  }

  /** Runs a command on the host to its end; fails with its output when it does not succeed. */
  public String run(String... command) {
    return Command.run(enter(command));
  }

  private String[] enter(String... command) {
    return Command.concat(List.of("nsenter", "--net=" + path(), "--"), Lab.resolved(command));
  }

  @Override
  public Thread thread(String name, Runnable work) {
    Runnable entered =
        () -> {
          Libc.enterNetwork(path());
          work.run();
        };
    return Thread.ofPlatform().daemon().name(name).unstarted(entered);
  }

  /** Whether an address is on one of its interfaces now. */
  public boolean holds(String wanted) {
    try {
      return inside(() -> NetworkInterface.getByInetAddress(InetAddress.getByName(wanted)) != null);
    } catch (Exception e) {
      throw new IllegalStateException(this + ": looking for " + wanted, e);
    }
  }

  /** Pulls the cable: no packet passes and the host sees that its link is gone. */
  public void cut() {
    Command.run("ip", "-n", bridge, "link", "set", Network.port(name), "down");
  }

  /** Puts the cable back. */
  public void heal() {
    Command.run("ip", "-n", bridge, "link", "set", Network.port(name), "up");
  }

  /**
   * Loses every packet from and to others while the link stays up: a split that the host cannot
   * see.
   */
  public void isolate() {
    rule("in", "iifname != \"lo\" drop");
    rule("out", "oifname != \"lo\" drop");
  }

  /** Refuses connections to a port with a TCP reset, as if nothing listened there. */
  public void reject(int port) {
    rule("in", "tcp dport " + port + " reject with tcp reset");
  }

  /**
   * Refuses connections to a port with "administratively prohibited", as a firewall on the way
   * does.
   */
  public void forbid(int port) {
    rule("in", "tcp dport " + port + " reject with icmpx type admin-prohibited");
  }

  /** Loses every packet to a port. */
  public void drop(int port) {
    rule("in", "tcp dport " + port + " drop");
  }

  /**
   * Takes back all rules of {@link #reject}, {@link #forbid}, {@link #drop} and {@link #isolate}.
   */
  public void clearFirewall() {
    run("nft", "add table inet lab; delete table inet lab");
  }

  private void rule(String chain, String rule) {
    String hook = chain.equals("in") ? "input" : "output";
    run(
        "nft",
        "add table inet lab; add chain inet lab %1$s { type filter hook %2$s priority 0; }; add rule inet lab %1$s %3$s"
            .formatted(chain, hook, rule));
  }

  Path path() {
    return Network.path(namespace);
  }

  @Override
  public String toString() {
    return name;
  }
}

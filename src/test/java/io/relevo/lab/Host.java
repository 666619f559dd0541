package io.relevo.lab;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A host of a lab network: a namespace with one interface, {@code eth0}, plugged into the network's
 * bridge.
 */
public final class Host implements Place {
  /** The name of the one interface that every host has. */
  public static final String INTERFACE = "eth0";

  private static final Duration LINK = Duration.ofSeconds(10);

  private final String name;
  private final String address;
  private final Namespace own;
  private final Namespace bridge;

  Host(String name, String address, Namespace own, Namespace bridge) {
    this.name = name;
    this.address = address;
    this.own = own;
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
    return own.name();
  }

  /** The name of its plug at the bridge. */
  String port() {
    return "p-" + name;
  }

  @Override
  public Started spawn(Path log, String... command) {
    return Started.spawn(log, enter(command));
  }

  @Override
  public String run(String... command) {
    return Command.run(enter(command));
  }

  private String[] enter(String... command) {
    return Command.concat(List.of("nsenter", "--net=" + own.path(), "--"), Lab.resolved(command));
  }

  @Override
  public Thread thread(String title, Runnable work) {
    return own.thread(title, work);
  }

  @Override
  public <T> T inside(Callable<T> work) throws Exception {
    return own.inside(work);
  }

  /** Whether an address is on one of its interfaces now. */
  public boolean holds(String wanted) {
    try {
      return inside(() -> NetworkInterface.getByInetAddress(InetAddress.getByName(wanted)) != null);
    } catch (Exception e) {
      throw new IllegalStateException(this + ": looking for " + wanted, e);
    }
  }

  /** The processes that live on it. */
  public List<Long> processes() {
    return own.processes();
  }

  /** Pulls the cable: no packet passes and the host sees that its link is gone. */
  public void cut() {
    bridge.ip("link", "set", port(), "down");
  }

  /**
   * Puts the cable back and waits until packets pass: the kernel may take a second to tell both
   * ends.
   */
  public void heal() {
    bridge.ip("link", "set", port(), "up");
    Lab.until(LINK, "the link of " + this, () -> own.up(INTERFACE) && bridge.up(port()));
  }

  /**
   * Loses every packet from and to others while the link stays up: a split that the host cannot
   * see.
   */
  public void isolate() {
    rule("input", "iifname != \"lo\" drop");
    rule("output", "oifname != \"lo\" drop");
  }

  /** Refuses connections to a port with a TCP reset, as if nothing listened there. */
  public void reject(int port) {
    rule("input", "tcp dport " + port + " reject with tcp reset");
  }

  /**
   * Refuses connections to a port with "administratively prohibited", as a firewall on the way
   * does.
   */
  public void forbid(int port) {
    rule("input", "tcp dport " + port + " reject with icmpx type admin-prohibited");
  }

  /** Loses every packet to a port. */
  public void drop(int port) {
    rule("input", "tcp dport " + port + " drop");
  }

  /** Takes back all of {@link #reject}, {@link #forbid}, {@link #drop} and {@link #isolate}. */
  public void clearFirewall() {
    run("nft", "add table inet lab; delete table inet lab");
  }

  private void rule(String hook, String rule) {
    run(
        "nft",
        """
        add table inet lab
        add chain inet lab %1$s { type filter hook %1$s priority 0; }
        add rule inet lab %1$s %2$s
        """
            .formatted(hook, rule));
  }

  @Override
  public String toString() {
    return name;
  }
}

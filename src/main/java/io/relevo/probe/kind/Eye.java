package io.relevo.probe.kind;

import io.netty.channel.EventLoop;
import java.time.Duration;

/**
 * What all looks of one probe have in common.
 *
 * @param loop runs all of them
 * @param timeout for a whole look, from resolving the name to the last byte
 * @param talk what is said once the connection is accepted
 */
record Eye(Network network, EventLoop loop, Address address, Duration timeout, Talk.Kind talk) {

  Eye(Network network, Address address, Duration timeout, Talk.Kind talk) {
    this(network, network.loop(), address, timeout, talk);
  }

  /** An eye on one page. */
  static Eye on(Network network, Page page, Reading reading, Duration timeout) {
    return new Eye(network, page.address(), timeout, Exchange.of(network, page, reading));
  }

  /** Begins a look; its outcome always comes within the time-out. */
  Look look() {
    Look look = new Look(this);
    look.begin();
    return look;
  }
}

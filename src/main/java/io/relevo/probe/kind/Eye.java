package io.relevo.probe.kind;

import io.netty.channel.EventLoop;
import io.relevo.fleet.Connections;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/**
 * What all looks of one probe have in common.
 *
 * @param loop runs all of them
 * @param timeout for a whole look, from resolving the name to the last byte
 * @param talk what is said once the connection is accepted
 * @param spare what is held between two looks
 */
record Eye(
    Network network, EventLoop loop, Address address, Duration timeout, Talk.Kind talk, Spare spare)
    implements AutoCloseable {

  Eye(Network network, Address address, Duration timeout, Talk.Kind talk, Connections connections) {
    this(network, network.loop(), address, timeout, talk, new Spare(connections));
  }

  /** Nothing is held between looks. */
  Eye(Network network, Address address, Duration timeout, Talk.Kind talk) {
    this(network, address, timeout, talk, Connections.NONE_HELD);
  }

  /** An eye on one page. */
  static Eye on(
      Network network, URI url, Connections connections, Reading reading, Duration timeout) {
    Page page = new Page(url, connections.kept());
    return new Eye(
        network, page.address(), timeout, Exchange.of(network, page, reading), connections);
  }

  /** Begins a look; its outcome always comes within the time-out. */
  Look look() {
    Look look = new Look(this);
    look.begin();
    return look;
  }

  /** Lets go of what it holds; a look that still runs comes to its end. */
  @Override
  public void close() {
    try {
      loop.execute(spare::close);
    } catch (RejectedExecutionException e) {
      // the event loop has ended, and its connections with it
    }
  }
}

package io.relevo.probe.kind;

import io.netty.channel.Channel;
import java.net.SocketAddress;

/**
 * One accepted connection and what is said on it.
 *
 * @param since when it was accepted, by {@link System#nanoTime}
 */
record Line(Channel channel, Talk talk, SocketAddress peer, long since) {
  void close() {
    var unused = channel.close(); // nobody waits for it
  }
}

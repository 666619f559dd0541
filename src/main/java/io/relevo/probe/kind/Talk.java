package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.relevo.probe.Outcome;

/**
 * What is said on one connection, by one look after the other. All of it runs on the event loop of
 * the looks, and ends with {@link Look#end}.
 */
interface Talk {
  /** What every look of a probe says. */
  interface Kind {
    /**
     * A socket of the sort it talks on, not yet connected.
     *
     * @throws io.netty.channel.ChannelException when there is none to be had
     */
    default Channel open(Network network, Address to) {
      return network.open(to);
    }

    /** Before connecting: puts into the channel's pipeline what the talk needs there. */
    Talk prepare(Look look, Channel channel);
  }

  /** The connection is accepted. */
  void accepted();

  /** One more look on a connection that is {@link #lasting}. */
  default void again(Look look) {
    throw new IllegalStateException("this talk does not last");
  }

  /** Whether the look left the connection as it must be for another one. */
  default boolean lasting() {
    return false;
  }

  /**
   * What the deadline found after the connection was accepted.
   *
   * @param within how long the look had, in words
   */
  Outcome late(String within);
}

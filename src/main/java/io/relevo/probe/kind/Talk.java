package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.relevo.probe.Outcome;

/**
 * What one look says on its connection. All of it runs on the look's event loop, and ends with
 * {@link Look#end}.
 */
interface Talk {
  /** What every look of a probe says. */
  interface Kind {
    /** Before connecting: puts into the channel's pipeline what the talk needs there. */
    Talk prepare(Look look, Channel channel);
  }

  /** The connection is accepted. */
  void accepted();

  /**
   * What the deadline found after the connection was accepted.
   *
   * @param within how long the look had, in words
   */
  Outcome late(String within);
}

package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;

/** A handshake, and no word after it. */
record TlsTalk(Look look, Channel channel, TlsCheck check, Handshake handshake) implements Talk {

  static Talk.Kind of(TlsCheck check) {
    return (look, channel) -> {
      var talk = new TlsTalk(look, channel, check, check.handshake());
      channel.pipeline().addLast(talk.handshake(), new Quiet());
      talk.handshake().handshakeFuture().addListener(talk::shaken);
      return talk;
    };
  }

  /** The handshake begins by itself. */
  @Override
  public void accepted() {}

  private void shaken(Future<? super Channel> shaken) {
    if (!look.ended()) {
      boolean gone = !shaken.isSuccess() && !channel.isActive();
      look.end(gone ? closed(look, check, handshake) : check.of(handshake, shaken));
    }
  }

  /** It closed the connection before the end of the handshake. */
  static Outcome closed(Look look, TlsCheck check, Handshake handshake) {
    return handshake.received() == 0
        ? Faults.withoutByte(look.where(), null)
        : new Outcome.Failed(
            Cause.TLS, Text.line(check.address() + " closed in the middle of the handshake"));
  }

  @Override
  public Outcome late(String within) {
    return handshake.received() == 0
        ? new Outcome.Failed(
            Cause.TIMEOUT, Text.line(look.where() + " accepted and sent no byte within " + within))
        : new Outcome.Failed(Cause.SLOW, "found half of a TLS handshake within " + within);
  }
}

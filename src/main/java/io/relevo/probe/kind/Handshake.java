package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLEngine;

/** TLS, which also knows whether the peer has sent anything at all. */
final class Handshake extends SslHandler {
  private long received;

  Handshake(SSLEngine engine) {
    super(engine);
    // the look's own deadline covers the handshake
    setHandshakeTimeoutMillis(0);
  }

  /** Bytes on the wire so far. */
  long received() {
    return received;
  }

  /** Whether it has come to a good end. */
  boolean done() {
    return handshakeFuture().isSuccess();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    received += ((ByteBuf) message).readableBytes();
    super.channelRead(context, message);
  }
}

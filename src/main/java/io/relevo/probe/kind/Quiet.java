package io.relevo.probe.kind;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Stands at the end of a pipeline whose handshake has told everything already. */
final class Quiet extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    ReferenceCountUtil.release(event);
  }

  /** The handshake's own future says the same. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {}
}

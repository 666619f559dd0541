package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;

/** Content with being accepted; what the peer says afterwards is not read into. */
final class TcpGreeting extends ChannelInboundHandlerAdapter implements Talk {
  /** A greeting is a line; what sends on and on is not held. */
  private static final int MOST = 16 * 1024;

  private final Look look;
  private final Channel channel;
  private int heard;

  private TcpGreeting(Look look, Channel channel) {
    this.look = look;
    this.channel = channel;
  }

  static Talk of(Look look, Channel channel) {
    TcpGreeting greeting = new TcpGreeting(look, channel);
    channel.pipeline().addLast(greeting);
    return greeting;
  }

  @Override
  public void accepted() {
    look.end(Expectation.SERVING);
  }

  /** Never used again, for then it would not show that it accepts: only held by a sentinel. */
  @Override
  public boolean lasting() {
    return look.holds() && channel.isActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    heard += bytes.readableBytes();
    bytes.release();
    if (heard > MOST) {
      dropped();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    dropped();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    dropped();
  }

  private void dropped() {
    look.dropped(true, () -> late("no time"));
  }

  @Override
  public Outcome late(String within) {
    return new Outcome.Failed(Cause.CONNECT_TIMEOUT, look.where() + " not within " + within);
  }
}

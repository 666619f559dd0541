package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Requests and their answers over HTTP/1.1, one after the other on one connection, each read to its
 * last byte.
 */
final class Exchange extends ChannelInboundHandlerAdapter implements Talk {
  private static final HttpDecoderConfig LIMITS =
      new HttpDecoderConfig()
          .setMaxInitialLineLength(Reply.LARGEST_HEAD)
          .setMaxHeaderSize(Reply.LARGEST_HEAD);

  private final Channel channel;
  private final Page page;
  private final Reading reading;
  private final Opening opening;
  private final @Nullable Handshake handshake;
  private Look look;
  private Reply reply;
  private @Nullable Throwable unsent;

  private Exchange(
      Look look, Channel channel, Page page, Reading reading, @Nullable Handshake handshake) {
    this.look = look;
    this.channel = channel;
    this.page = page;
    this.reading = reading;
    this.reply = new Reply(reading);
    this.opening = new Opening(reading.largestBody(), this::end);
    this.handshake = handshake;
  }

  /** Asks for this page and reads the answer like this. */
  static Talk.Kind of(Network network, Page page, Reading reading) {
    // here and not in the look, which must not wait for it
    Tls tls = page.secure() ? network.tls() : null;
    return (look, channel) -> {
      Handshake handshake = tls == null ? null : tls.handshake(page.address());
      Exchange exchange = new Exchange(look, channel, page, reading, handshake);
      exchange.enter();
      return exchange;
    };
  }

  private void enter() {
    if (handshake != null) {
      channel.pipeline().addLast(handshake);
      handshake.handshakeFuture().addListener(this::shaken);
    }
    channel.pipeline().addLast(opening, new HttpResponseDecoder(LIMITS), this);
  }

  @Override
  public void accepted() {
    // If it cannot be sent an answer may be there all the same: reading goes on, and tells.
    channel.writeAndFlush(page.request()).addListener(sent -> unsent = sent.cause());
  }

  @Override
  public void again(Look next) {
    look = next;
    opening.restart();
    accepted();
  }

  @Override
  public boolean lasting() {
    return page.kept() && reply.leavesOpen() && channel.isActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object piece) {
    try {
      if (look.ended()) {
        // nobody asked: some servers say that they will close, and close
        look.dropped(true, this::closed);
      } else {
        reply.take((HttpObject) piece).ifPresent(this::answered);
      }
    } finally {
      ReferenceCountUtil.release(piece);
    }
  }

  /** What is held until the next look is a connection, and not what was read from it. */
  private void answered(Outcome found) {
    look.end(found);
    reply = new Reply(reading);
  }

  private void shaken(Future<? super Channel> handshaken) {
    if (!look.ended() && !handshaken.isSuccess()) {
      look.end(channel.isActive() ? Tls.fault(page.address(), handshaken.cause()) : closed());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    look.dropped(silent(), () -> Faults.talking(look.where(), fault, opening.length()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    look.dropped(silent(), this::closed);
  }

  private void end(Outcome found) {
    if (look.ended()) {
      look.dropped(true, () -> found);
    } else {
      look.end(found);
    }
  }

  private Outcome closed() {
    if (silent()) {
      return Faults.withoutByte(look.where(), unsent);
    }
    return shaking()
        ? failed(Cause.TLS, page.address() + " closed in the middle of the handshake")
        : failed(Cause.CUT_SHORT, look.where() + " closed after " + reply.soFar());
  }

  @Override
  public Outcome late(String within) {
    if (silent()) {
      return failed(Cause.TIMEOUT, look.where() + " accepted and sent no byte within " + within);
    }
    String found = shaking() ? "half of a TLS handshake" : reply.soFar();
    return failed(Cause.SLOW, "found " + found + ", not the end, within " + within);
  }

  /** Whether no byte of what comes next, TLS or HTTP, has been seen. */
  private boolean silent() {
    return (handshake == null || handshake.done() ? opening.length() : handshake.received()) == 0;
  }

  private boolean shaking() {
    return handshake != null && !handshake.done();
  }

  private static Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(detail));
  }
}

package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands before a client's codec: counts what comes, bounds it, and hears how it ends. */
final class SqlEar extends ChannelInboundHandlerAdapter {
  /** Our answers have a few kilobytes. */
  private static final long MOST = 1 << 20;

  private final Consumer<Outcome> end;
  private final Supplier<Outcome> closed;
  private long heard;
  private @Nullable Throwable fault;

  SqlEar(Consumer<Outcome> end, Supplier<Outcome> closed) {
    this.end = end;
    this.closed = closed;
  }

  /** Bytes so far. */
  long heard() {
    return heard;
  }

  /** What went wrong first, where something did. */
  @Nullable Throwable fault() {
    return fault;
  }

  /** The codec cannot read what came; the end of the connection is no news. */
  void puzzled(Throwable by) {
    if (fault == null && heard > 0 && !says(by, "closed")) {
      fault = Faults.root(by);
    }
  }

  private static boolean says(Throwable by, String word) {
    return by instanceof ClosedConnectionException
        || String.valueOf(by.getMessage()).contains(word);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    heard += ((ByteBuf) message).readableBytes();
    if (heard > MOST) {
      ReferenceCountUtil.release(message);
      end.accept(new Outcome.Failed(Cause.TOO_LARGE, "sent more than " + MOST + " bytes"));
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable by) {
    if (fault == null) {
      fault = by;
    }
    context.fireExceptionCaught(by);
  }

  /** The codec hears it first: what it was told before may be the better answer. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    context.fireChannelInactive();
    context.executor().execute(() -> context.executor().execute(() -> end.accept(closed.get())));
  }
}

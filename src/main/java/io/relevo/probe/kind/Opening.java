package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Stands before the decoder: counts what comes, tells at the first bytes whether it is HTTP at all,
 * and bounds what is read, headers, chunk sizes and all.
 */
final class Opening extends ChannelInboundHandlerAdapter {
  private static final byte[] HTTP = "HTTP/".getBytes(StandardCharsets.US_ASCII);
  private static final int QUOTED = 60;

  /** A body in tiny chunks is several times its size. */
  private static final int FOLD = 4;

  private final int most;
  private final Consumer<Outcome> end;
  private int length;

  /**
   * @param largestBody what is read of a body, in bytes
   */
  Opening(int largestBody, Consumer<Outcome> end) {
    this.most = FOLD * largestBody;
    this.end = end;
  }

  /** The next answer is awaited. */
  void restart() {
    length = 0;
  }

  /** Bytes of this answer so far. */
  int length() {
    return length;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    boolean http = length >= HTTP.length || continues(bytes);
    length += bytes.readableBytes();
    if (!http) {
      end.accept(notHttp(bytes));
    } else if (length > most) {
      end.accept(
          new Outcome.Failed(Cause.TOO_LARGE, "found more than " + most + " bytes of answer"));
    } else {
      context.fireChannelRead(bytes);
      return;
    }
    bytes.release();
  }

  private boolean continues(ByteBuf bytes) {
    int from = bytes.readerIndex();
    for (int i = 0; i < bytes.readableBytes() && length + i < HTTP.length; i++) {
      if (bytes.getByte(from + i) != HTTP[length + i]) {
        return false;
      }
    }
    return true;
  }

  private Outcome notHttp(ByteBuf bytes) {
    int before = length - bytes.readableBytes();
    byte[] found = Arrays.copyOf(HTTP, before + Math.min(QUOTED, bytes.readableBytes()));
    bytes.getBytes(bytes.readerIndex(), found, before, found.length - before);
    return new Outcome.Failed(
        Cause.BAD_REPLY, Text.line("expected HTTP/1.x, found " + Text.quote(found)));
  }
}

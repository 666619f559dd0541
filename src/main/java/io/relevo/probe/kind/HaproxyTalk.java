package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One line to HAProxy's runtime socket, and the answer up to where it closes the connection. */
final class HaproxyTalk extends ChannelInboundHandlerAdapter implements Talk {
  private static final byte[] COMMAND = HaproxyState.COMMAND.getBytes(StandardCharsets.US_ASCII);

  private final Look look;
  private final Channel channel;
  private final Function<HaproxyState, Outcome> reading;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream(0);
  private boolean begun;
  private @Nullable Throwable unsent;

  private HaproxyTalk(Look look, Channel channel, Function<HaproxyState, Outcome> reading) {
    this.look = look;
    this.channel = channel;
    this.reading = reading;
  }

  /** Asks for all that it tells, and reads the answer like this. */
  static Talk.Kind reading(Function<HaproxyState, Outcome> reading) {
    return (look, channel) -> {
      HaproxyTalk talk = new HaproxyTalk(look, channel, reading);
      channel.pipeline().addLast(talk);
      return talk;
    };
  }

  @Override
  public void accepted() {
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(COMMAND))
        .addListener(sent -> unsent = sent.cause());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!look.ended()) {
        bytes.readBytes(answer, bytes.readableBytes());
        check();
      }
    } finally {
      bytes.release();
    }
  }

  /** Ends at once what cannot become an answer. */
  private void check() {
    if (answer.size() > HaproxyProbe.LARGEST) {
      look.end(failed(Cause.TOO_LARGE, "found more than " + HaproxyProbe.LARGEST + " bytes"));
    } else if (!begun) {
      String text = text();
      begun = text.startsWith(HaproxyState.INFO);
      if (!begun && !HaproxyState.INFO.startsWith(text)) {
        look.end(odd(text));
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    look.end(Faults.talking(look.where(), fault, answer.size()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!look.ended()) {
      look.end(
          answer.size() == 0
              ? Faults.withoutByte(look.where(), unsent)
              : HaproxyState.ofSocket(text()).map(reading).orElseGet(this::half));
    }
  }

  @Override
  public Outcome late(String within) {
    return answer.size() == 0
        ? failed(Cause.TIMEOUT, look.where() + " accepted and sent no byte within " + within)
        : failed(Cause.SLOW, "found " + answer.size() + " bytes, not the end, within " + within);
  }

  private Outcome half() {
    return failed(
        Cause.CUT_SHORT,
        look.where() + " closed after " + answer.size() + " bytes, without all three tables");
  }

  private static Outcome odd(String text) {
    return failed(Cause.BAD_REPLY, "expected HAProxy's runtime socket, found " + Text.quote(text));
  }

  private String text() {
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(detail));
  }
}

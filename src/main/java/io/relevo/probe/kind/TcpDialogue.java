package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Says and hears what the configuration asks for, step by step. */
final class TcpDialogue extends ChannelInboundHandlerAdapter implements Talk {
  /** Bytes of one answer; a pattern is tried at each piece that comes, so they are few. */
  static final int LARGEST_ANSWER = 16 * 1024;

  private final Look look;
  private final Channel channel;
  private final List<TcpStep> steps;
  private final StringBuilder heard = new StringBuilder();
  private int at;
  private long received;
  private @Nullable Throwable unsent;

  private TcpDialogue(Look look, Channel channel, List<TcpStep> steps) {
    this.look = look;
    this.channel = channel;
    this.steps = steps;
  }

  static Talk.Kind of(List<ProbeSpec.Tcp.Step> dialogue) {
    List<TcpStep> steps = TcpStep.of(dialogue);
    return (look, channel) -> {
      var talk = new TcpDialogue(look, channel, steps);
      channel.pipeline().addLast(talk);
      return talk;
    };
  }

  @Override
  public void accepted() {
    say();
    listen();
  }

  private void say() {
    String words = steps.get(at).send();
    if (!words.isEmpty()) {
      // if it cannot be sent an answer may be there all the same: reading goes on, and tells
      channel
          .writeAndFlush(Unpooled.copiedBuffer(words, StandardCharsets.ISO_8859_1))
          .addListener(s -> unsent = s.cause());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!look.ended()) {
        received += bytes.readableBytes();
        heard.append(bytes.toString(StandardCharsets.ISO_8859_1));
        listen();
      }
    } finally {
      bytes.release();
    }
  }

  /** Takes as many steps as what was heard allows. */
  private void listen() {
    OptionalInt end = steps.get(at).end(heard);
    if (end.isPresent()) {
      heard.delete(0, end.getAsInt());
      next();
    } else if (heard.length() > LARGEST_ANSWER) {
      look.end(failed(Cause.TOO_LARGE, "more than " + LARGEST_ANSWER + " bytes"));
    }
  }

  private void next() {
    if (at + 1 == steps.size()) {
      look.end(Expectation.SERVING);
    } else {
      at++;
      say();
      listen();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    look.end(Faults.talking(look.where(), fault, received));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    look.end(
        received == 0
            ? Faults.withoutByte(look.where(), unsent)
            : found().isEmpty()
                ? failed(Cause.CUT_SHORT, "that it closed")
                : failed(Cause.WRONG_ANSWER, Text.quote(found()) + ", then it closed"));
  }

  @Override
  public Outcome late(String within) {
    if (received == 0) {
      return failed(Cause.TIMEOUT, "not a byte within " + within);
    }
    return found().isEmpty()
        ? failed(Cause.SLOW, "nothing more within " + within)
        : failed(Cause.WRONG_ANSWER, Text.quote(found()) + ", and nothing else within " + within);
  }

  /** Without the line ends of the step before. */
  private String found() {
    return heard.toString().strip();
  }

  private Outcome failed(Cause cause, String found) {
    String step = steps.size() == 1 ? "" : "step %d of %d: ".formatted(at + 1, steps.size());
    String wanted = steps.get(at).wanted();
    return new Outcome.Failed(
        cause, Text.line("%sexpected %s, found %s".formatted(step, wanted, found)));
  }
}

package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Puts the bytes of a mail server together to replies. */
final class SmtpWire extends ChannelInboundHandlerAdapter {
  /** Bytes of one reply; RFC 5321 allows 512 for a line, and servers send some dozen lines. */
  static final int LARGEST_REPLY = 16 * 1024;

  private final Look look;
  private final Consumer<SmtpReply> hearer;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder lines = new StringBuilder();
  private long received;

  SmtpWire(Look look, Consumer<SmtpReply> hearer) {
    this.look = look;
    this.hearer = hearer;
  }

  /** Bytes so far. */
  long received() {
    return received;
  }

  /** Whether nothing has come after the last reply. */
  boolean clean() {
    return line.isEmpty() && lines.isEmpty();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      String text = bytes.toString(StandardCharsets.ISO_8859_1);
      received += text.length();
      for (int i = 0; i < text.length() && !look.ended(); i++) {
        take(text.charAt(i));
      }
    } finally {
      bytes.release();
    }
  }

  private void take(char one) {
    if (one == '\n') {
      String whole = line.toString().stripTrailing();
      line.setLength(0);
      take(whole);
    } else if (lines.length() + line.append(one).length() > LARGEST_REPLY) {
      fail(Cause.TOO_LARGE, "found a reply of more than " + LARGEST_REPLY + " bytes");
    }
  }

  private void take(String whole) {
    if (!SmtpReply.isLine(whole)) {
      fail(Cause.BAD_REPLY, "expected a reply of SMTP, found " + Text.quote(whole));
      return;
    }
    lines.append(whole).append('\n');
    if (!SmtpReply.goesOn(whole)) {
      SmtpReply reply = SmtpReply.of(lines.toString());
      lines.setLength(0);
      hearer.accept(reply);
    }
  }

  private void fail(Cause cause, String detail) {
    look.end(new Outcome.Failed(cause, Text.line(detail)));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    look.end(Faults.talking(look.where(), fault, received));
  }
}

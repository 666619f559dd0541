package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Lets through to the client's codec what a server of this kind can answer to us, message by
 * message. Of a stranger's the codec would complain in the log, and some would cost it all memory.
 */
final class SqlGuard extends ChannelInboundHandlerAdapter {
  private static final int QUOTED = 40;

  private final SqlDialect dialect;
  private final BooleanSupplier veiled;
  private final Consumer<Outcome> end;
  private boolean greeted;
  private boolean over;

  /**
   * @param veiled whether what comes now is encrypted, if it is meant to be
   */
  SqlGuard(SqlDialect dialect, BooleanSupplier veiled, Consumer<Outcome> end) {
    this.dialect = dialect;
    this.veiled = veiled;
    this.end = end;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (over) {
      bytes.release();
      return;
    }
    var kind = kind(bytes);
    greeted = true;
    if (kind == SqlDialect.Message.KNOWN) {
      context.fireChannelRead(bytes);
      return;
    }
    over = true;
    end.accept(
        switch (kind) {
          case REFUSAL -> dialect.turnedAway(bytes);
          case PLAIN -> SqlVeil.none();
          default -> stranger(Text.quote(opening(bytes)));
        });
    bytes.release();
  }

  /** Only a greeting comes in plain where TLS is wanted: the rest is somebody's on the way. */
  private SqlDialect.Message kind(ByteBuf bytes) {
    return greeted && !veiled.getAsBoolean()
        ? SqlDialect.Message.STRANGE
        : dialect.message(bytes, !greeted);
  }

  /** It cannot even be cut into messages; or TLS came to a bad end. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    if (fault instanceof DecoderException && !over) {
      over = true;
      end.accept(
          fault.getCause() instanceof SSLException
              ? SqlVeil.torn(Tls.words(fault))
              : stranger(String.valueOf(fault.getMessage())));
    }
    context.fireExceptionCaught(fault);
  }

  private static Outcome stranger(String what) {
    return new Outcome.Failed(Cause.BAD_REPLY, Text.line("no answer of such a server: " + what));
  }

  private static byte[] opening(ByteBuf bytes) {
    byte[] opening = new byte[Math.min(QUOTED, bytes.readableBytes())];
    bytes.getBytes(bytes.readerIndex(), opening);
    return opening;
  }
}

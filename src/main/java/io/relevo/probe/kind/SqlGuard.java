package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.SqlDialect.Stage;
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
  private Stage stage = Stage.GREETING;
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
    switch (kind(bytes)) {
      case KNOWN -> pass(context, bytes, stage == Stage.GREETING ? Stage.LOGIN : stage);
      case WELCOME -> pass(context, bytes, Stage.TALK);
      case REFUSAL -> stop(bytes, dialect.turnedAway(bytes));
      case PLAIN -> stop(bytes, SqlVeil.none());
      case STRANGE -> stop(bytes, stranger(Text.quote(opening(bytes))));
    }
  }

  private void pass(ChannelHandlerContext context, ByteBuf bytes, Stage then) {
    stage = then;
    context.fireChannelRead(bytes);
  }

  private void stop(ByteBuf bytes, Outcome outcome) {
    over = true;
    end.accept(outcome);
    bytes.release();
  }

  /** Only a greeting comes in plain where TLS is wanted: the rest is somebody's on the way. */
  private SqlDialect.Message kind(ByteBuf bytes) {
    return stage != Stage.GREETING && !veiled.getAsBoolean()
        ? SqlDialect.Message.STRANGE
        : dialect.message(bytes, stage);
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

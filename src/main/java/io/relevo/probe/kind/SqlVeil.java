package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import io.relevo.fleet.Encryption;
import io.relevo.fleet.Login;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the client's first message back until the connection is encrypted. Both databases begin in
 * plain, and their clients would tell no two faults of a certificate apart.
 */
final class SqlVeil extends ChannelDuplexHandler {
  private final SqlDialect dialect;
  private final Handshake handshake;
  private final Address server;
  private final Consumer<Outcome> end;
  private boolean asked;
  private boolean answered;
  private @Nullable ByteBuf hello;
  private @Nullable ChannelPromise said;

  private SqlVeil(Maker maker, Consumer<Outcome> end) {
    this.dialect = maker.dialect();
    this.handshake = maker.tls().handshake(maker.server());
    this.server = maker.server();
    this.end = end;
  }

  /**
   * What all connections of one probe have in common.
   *
   * @param server the name that its certificate must be for, and the port
   */
  record Maker(Tls tls, Address server, SqlDialect dialect) {
    static Optional<Maker> of(Network network, Login login, SqlDialect dialect) {
      var at = login.at();
      return switch (login.encryption()) {
        case Encryption.Off _ -> Optional.empty();
        case Encryption.Required _ ->
            Optional.of(new Maker(Tls.trustingAll(), Address.of(at.host(), at.port()), dialect));
        case Encryption.Verified(var name, var authorities) ->
            Optional.of(
                new Maker(
                    authorities.map(Tls::trusting).orElseGet(network::tls),
                    Address.of(name, at.port()),
                    dialect));
      };
    }

    SqlVeil make(Consumer<Outcome> end) {
      return new SqlVeil(this, end);
    }
  }

  /** There is none to be had. */
  static Outcome none() {
    return torn("expected TLS, and it offers none");
  }

  private static Outcome strange(String answer) {
    return new Outcome.Failed(
        Cause.BAD_REPLY, "asked for TLS, expected yes or no, found " + Text.quote(answer));
  }

  /** It came to a bad end. */
  static Outcome torn(String why) {
    return new Outcome.Failed(Cause.TLS, Text.line(why));
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (asked) {
      var unused = context.write(message, promise); // whose promise tells
      return;
    }
    asked = true;
    hello = (ByteBuf) message;
    said = promise;
    var unused = context.writeAndFlush(dialect.plea(hello)); // the answer tells
    if (!dialect.answersPlea()) {
      shake(context);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!asked || answered) {
      context.fireChannelRead(message);
      return;
    }
    ByteBuf bytes = (ByteBuf) message;
    var answer = bytes.toString(StandardCharsets.ISO_8859_1);
    bytes.release();
    switch (answer) {
      case "S" -> shake(context);
      case "N" -> end.accept(none());
      // also a yes with more behind it, which somebody on the way may have put there
      default -> end.accept(strange(answer));
    }
  }

  /** Whether all that comes is under it. */
  boolean drawn() {
    return handshake.done();
  }

  private void shake(ChannelHandlerContext context) {
    answered = true;
    handshake.handshakeFuture().addListener(shaken -> shaken(context, shaken));
    context.pipeline().addBefore(context.name(), null, handshake);
  }

  private void shaken(ChannelHandlerContext context, Future<?> shaken) {
    if (!shaken.isSuccess()) {
      end.accept(
          shaken.cause() instanceof ClosedChannelException
              ? torn(server + " closed in the middle of the handshake")
              : Tls.fault(server, shaken.cause()));
    } else if (hello != null && said != null) {
      var unused = context.writeAndFlush(dialect.secured(hello), said); // whose promise tells
      hello = null;
    }
  }

  /** Nobody will say it any more. */
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (hello != null) {
      hello.release();
      hello = null;
    }
  }
}

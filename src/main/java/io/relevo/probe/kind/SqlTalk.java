package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.relevo.fleet.Login;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.NetSocketImpl;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs in, reads, and takes its leave over one connection. The protocol is spoken by Vert.x's SQL
 * clients; the connection is the look's own, because those clients tell a silent server from a slow
 * one no more than a reset from an end, and keep the socket of a server that never greets.
 */
final class SqlTalk implements Talk {
  private final Look look;
  private final Channel channel;
  private final Network network;
  private final SqlDialect dialect;
  private final SqlReading reading;
  private final SqlEar ear;
  private @Nullable SqlConnection connection;
  private @Nullable Outcome found;

  private SqlTalk(
      Look look, Channel channel, Network network, SqlDialect dialect, SqlReading reading) {
    this.look = look;
    this.channel = channel;
    this.network = network;
    this.dialect = dialect;
    this.reading = reading;
    this.ear = new SqlEar(look::end, this::closed);
  }

  /** An eye on a database, which logs in like this and reads that. */
  static Eye eye(
      Network network, Login login, SqlDialect dialect, SqlReading reading, Duration timeout) {
    var veil = SqlVeil.Maker.of(network, login, dialect);
    Talk.Kind talk =
        (look, channel) -> {
          var said = new SqlTalk(look, channel, network, dialect, reading);
          said.enter(veil);
          return said;
        };
    return new Eye(network, Address.of(login.at().host(), login.at().port()), timeout, talk);
  }

  private void enter(Optional<SqlVeil.Maker> maker) {
    var veil = maker.map(each -> each.make(look::end));
    BooleanSupplier veiled = () -> veil.map(SqlVeil::drawn).orElse(true);
    channel.pipeline().addLast(ear);
    veil.ifPresent(each -> channel.pipeline().addLast(each));
    channel.pipeline().addLast(dialect.messages(), new SqlGuard(dialect, veiled, look::end));
  }

  @Override
  public void accepted() {
    ContextInternal context = network.context(channel.eventLoop());
    VertxHandler<NetSocketImpl> handler =
        VertxHandler.create(at -> new NetSocketImpl(context, at, null, null, null, false));
    channel.pipeline().addLast("handler", handler);
    dialect
        .logIn(handler.getConnection(), context)
        .onSuccess(letIn -> connection = letIn)
        .compose(reading::read)
        .onSuccess(this::leave)
        .onFailure(this::failed);
  }

  /** A server counts and logs a client that goes without a word. */
  private void leave(Outcome outcome) {
    if (look.ended() || connection == null) {
      return;
    }
    found = outcome;
    channel.config().setOption(ChannelOption.SO_LINGER, -1);
    connection.close().onComplete(_ -> look.end(outcome));
  }

  private void failed(Throwable fault) {
    switch (fault) {
      case DatabaseException refusal -> {
        Outcome outcome = dialect.refused(look.where(), refusal);
        if (connection == null) {
          look.end(outcome);
        } else {
          leave(outcome);
        }
      }
      case IOException e -> look.end(Faults.talking(look.where(), e, ear.heard()));
      default -> {
        // what the codec could not read; or the end of the connection, of which the ear knows more
        ear.puzzled(fault);
        if (channel.isActive()) {
          look.end(closed());
        }
      }
    }
  }

  private Outcome closed() {
    if (found != null) {
      return found;
    }
    if (ear.fault() instanceof IOException e) {
      return Faults.talking(look.where(), e, ear.heard());
    }
    if (ear.fault() != null) {
      return failed(Cause.BAD_REPLY, "cannot be read: " + ear.fault());
    }
    return ear.heard() == 0
        ? Faults.withoutByte(look.where(), null)
        : failed(Cause.CUT_SHORT, "closed while " + stage());
  }

  @Override
  public Outcome late(String within) {
    if (found != null) {
      return found;
    }
    return ear.heard() == 0
        ? failed(Cause.TIMEOUT, "accepted and sent no byte within " + within)
        : failed(Cause.SLOW, "was still " + stage() + " after " + within);
  }

  private String stage() {
    return connection == null ? "letting us in" : "answering a query";
  }

  private Outcome failed(Cause cause, String what) {
    return new Outcome.Failed(cause, Text.line(look.where() + " " + what));
  }
}

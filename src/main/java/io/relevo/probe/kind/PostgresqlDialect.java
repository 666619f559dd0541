package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.relevo.fleet.Account;
import io.relevo.fleet.Measure;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.impl.PgConnectionImpl;
import io.vertx.pgclient.impl.PgSocketConnection;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.command.InitCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The protocol of PostgreSQL, version 3. */
record PostgresqlDialect(Account account, String database) implements SqlDialect {
  private static final double FULL = 100;

  /** A type, and a length that counts itself. */
  private static final int HEAD = 5;

  private static final int LENGTH = 4;
  private static final int CLEAR_TEXT = 3;
  private static final int SASL_CONTINUE = 11;

  /** What answers a login and a query; no COPY, and no notification that we never asked for. */
  private static final String TYPES = "RENSKZTDCI";

  /** Up to 99,999: each costs us a hash. PostgreSQL asks for 4,096. */
  private static final Pattern ITERATIONS = Pattern.compile(".*,i=[1-9]\\d{0,4}");

  private static final int PLEA = 8;
  private static final int PLEA_CODE = 80_877_103;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "application_name", "relevo", "client_encoding", "utf8", "client_min_messages", "error");

  @Override
  public ByteToMessageDecoder messages() {
    return new LengthFieldBasedFrameDecoder(LONGEST, 1, LENGTH, -LENGTH, 0, true);
  }

  @Override
  public Message message(ByteBuf bytes, Stage stage) {
    char type = (char) bytes.getUnsignedByte(bytes.readerIndex());
    if (stage == Stage.GREETING ? type != 'R' && type != 'E' : TYPES.indexOf(type) < 0) {
      return Message.STRANGE;
    }
    return type == 'R' ? authentication(bytes) : Message.KNOWN;
  }

  private static Message authentication(ByteBuf bytes) {
    if (bytes.readableBytes() < HEAD + LENGTH) {
      return Message.STRANGE;
    }
    return switch (bytes.getInt(bytes.readerIndex() + HEAD)) {
      case CLEAR_TEXT -> Message.REFUSAL;
      case SASL_CONTINUE ->
          ITERATIONS.matcher(challenge(bytes)).matches() ? Message.KNOWN : Message.STRANGE;
      default -> Message.KNOWN;
    };
  }

  private static String challenge(ByteBuf bytes) {
    int head = HEAD + LENGTH;
    return bytes.toString(
        bytes.readerIndex() + head, bytes.readableBytes() - head, StandardCharsets.ISO_8859_1);
  }

  /** Nobody on the way shall read it. */
  @Override
  public Outcome turnedAway(ByteBuf refusal) {
    return new Outcome.Unclear("asks for the password in clear text, which is not given");
  }

  @Override
  public ByteBuf plea(ByteBuf hello) {
    return Unpooled.buffer(PLEA).writeInt(PLEA).writeInt(PLEA_CODE);
  }

  @Override
  public boolean answersPlea() {
    return true;
  }

  @Override
  public ByteBuf secured(ByteBuf hello) {
    return hello;
  }

  @Override
  public Future<SqlConnection> logIn(NetSocketInternal socket, ContextInternal context) {
    var connection =
        new PgSocketConnection(
            socket, null, new PgConnectOptions(), false, 0, _ -> false, 1, false, context);
    connection.init();
    Promise<Connection> letIn = context.promise();
    connection.schedule(hello(connection), letIn);
    return letIn
        .future()
        .map(
            logged -> {
              var client = new PgConnectionImpl(null, context, logged);
              logged.init(client);
              return client.noticeHandler(_ -> {});
            });
  }

  private InitCommand hello(Connection connection) {
    return new InitCommand(
        connection, account.user(), account.password().value(), database, SETTINGS);
  }

  @Override
  public Outcome refused(String where, DatabaseException refusal) {
    var detail = Text.line(where + ": " + refusal.getMessage());
    return switch (String.valueOf(refusal.getSqlState())) {
      case "53300" -> full(detail);
      // of this user, with this password, from this host
      case "28P01", "28000" -> new Outcome.Failed(Cause.AUTH, detail);
      case "25006" -> new Outcome.Failed(Cause.READ_ONLY, detail);
      // a right that our own user lacks, or a database that there is not: nothing about the server
      case "42501", "3D000" -> new Outcome.Unclear(detail);
      default -> new Outcome.Failed(Cause.QUERY_FAILED, detail);
    };
  }

  /** The share of our own user, or of one database, says nothing about the server. */
  private static Outcome full(String detail) {
    return detail.contains("for role") || detail.contains("for database")
        ? new Outcome.Unclear(detail)
        : new Outcome.Failed(
            Cause.SATURATED, detail, List.of(Measured.of(Measure.CONNECTIONS, FULL)));
  }
}

package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
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
import io.vertx.mysqlclient.MySQLAuthenticationPlugin;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import io.vertx.mysqlclient.impl.MySQLCollation;
import io.vertx.mysqlclient.impl.MySQLConnectionImpl;
import io.vertx.mysqlclient.impl.MySQLSocketConnection;
import io.vertx.mysqlclient.impl.command.InitialHandshakeCommand;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.internal.Connection;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The protocol of MariaDB and MySQL. */
record MysqlDialect(Account account, boolean encrypted) implements SqlDialect {
  /** What Vert.x's client says that it can, without a database to begin in. */
  private static final int CAPABILITIES = 3_121_797;

  private static final double FULL = 100;

  private static final int HEAD = 4;
  private static final int NOTHING = -1;
  private static final int OK = 0;
  private static final int PROTOCOL = 10;
  private static final int ERROR = 255;

  /** Of the capabilities. */
  private static final int SPEAKS_TLS = 1 << 11;

  /** In a greeting, from the end of the version to the capabilities. */
  private static final int TO_CAPABILITIES = 14;

  /** Of the client's first message, what comes before the user. */
  private static final int PLEA = 32;

  private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b.*");

  @Override
  public ByteToMessageDecoder messages() {
    return new LengthFieldBasedFrameDecoder(
        ByteOrder.LITTLE_ENDIAN, LONGEST, 0, HEAD - 1, 1, 0, true);
  }

  @Override
  public Message message(ByteBuf bytes, Stage stage) {
    int length = bytes.readableBytes() - HEAD;
    int kind = length == 0 ? NOTHING : bytes.getUnsignedByte(bytes.readerIndex() + HEAD);
    return switch (stage) {
      case GREETING ->
          kind == ERROR ? Message.REFUSAL : kind == PROTOCOL ? greeting(bytes) : Message.STRANGE;
      case LOGIN -> kind == OK ? Message.WELCOME : Message.KNOWN;
      case TALK -> strange(kind, length) ? Message.STRANGE : Message.KNOWN;
    };
  }

  private Message greeting(ByteBuf bytes) {
    int from = bytes.readerIndex() + HEAD + 1;
    int end = bytes.indexOf(from, bytes.writerIndex(), (byte) 0);
    var version = end < 0 ? "" : bytes.toString(from, end - from, StandardCharsets.ISO_8859_1);
    if (!VERSION.matcher(version).matches()) {
      return Message.STRANGE;
    }
    return encrypted && !speaksTls(bytes, end + TO_CAPABILITIES) ? Message.PLAIN : Message.KNOWN;
  }

  private static boolean speaksTls(ByteBuf greeting, int at) {
    return at + 2 <= greeting.writerIndex() && (greeting.getShortLE(at) & SPEAKS_TLS) != 0;
  }

  /**
   * A request for one of our files, or more than 250 columns, for which room would be made whatever
   * follows the number. Where a row may stand too, its first value is none and short with us.
   */
  private static boolean strange(int kind, int length) {
    return switch (kind) {
      case 0xfb -> length > 1;
      case 0xfc -> length >= 3;
      case 0xfd -> length >= 4;
      case 0xfe -> length >= 9;
      default -> false;
    };
  }

  @Override
  public ByteBuf plea(ByteBuf hello) {
    var plea = hello.copy(hello.readerIndex(), HEAD + PLEA);
    plea.setMediumLE(0, PLEA);
    return wanting(plea);
  }

  private static ByteBuf wanting(ByteBuf message) {
    int at = message.readerIndex() + HEAD;
    return message.setIntLE(at, message.getIntLE(at) | SPEAKS_TLS);
  }

  @Override
  public boolean answersPlea() {
    return false;
  }

  /** The plea has taken its number. */
  @Override
  public ByteBuf secured(ByteBuf hello) {
    int at = hello.readerIndex() + HEAD - 1;
    return wanting(hello.setByte(at, hello.getByte(at) + 1));
  }

  @Override
  public Future<SqlConnection> logIn(NetSocketInternal socket, ContextInternal context) {
    var connection =
        new MySQLSocketConnection(
            socket, null, new MySQLConnectOptions(), false, 0, _ -> false, 1, context);
    connection.init();
    Promise<Connection> letIn = context.promise();
    connection.schedule(handshake(connection), letIn);
    return letIn
        .future()
        .map(
            logged -> {
              var client = new MySQLConnectionImpl(context, null, logged);
              logged.init(client);
              return client;
            });
  }

  private InitialHandshakeCommand handshake(MySQLSocketConnection connection) {
    return new InitialHandshakeCommand(
        connection,
        account.user(),
        account.password().value(),
        "",
        MySQLCollation.utf8mb4_general_ci,
        null,
        Map.of(),
        SslMode.DISABLED,
        null,
        CAPABILITIES,
        StandardCharsets.UTF_8,
        MySQLAuthenticationPlugin.DEFAULT);
  }

  /** Its number, and its text; before the greeting there is no SQL state. */
  @Override
  public Outcome turnedAway(ByteBuf refusal) {
    int from = refusal.readerIndex() + HEAD + 1;
    int text = Math.min(from + 2, refusal.writerIndex());
    int code = text - from < 2 ? 0 : refusal.getUnsignedShortLE(from);
    var said = refusal.toString(text, refusal.writerIndex() - text, StandardCharsets.UTF_8);
    return refused(code, Text.line(code + " " + said));
  }

  @Override
  public Outcome refused(String where, DatabaseException refusal) {
    return refused(refusal.getErrorCode(), Text.line(where + ": " + refusal.getMessage()));
  }

  private static Outcome refused(int code, String detail) {
    return switch (code) {
      // too many connections; the user's own share is ours, not the server's
      case 1040 ->
          new Outcome.Failed(
              Cause.SATURATED, detail, List.of(Measured.of(Measure.CONNECTIONS, FULL)));
      // of this user, with this password, from this host, without a password, host blocked, no TLS
      case 1045, 1044, 1698, 1130, 1129, 1251, 1524, 3159 -> new Outcome.Failed(Cause.AUTH, detail);
      // of Galera: the node is not prepared for applications
      case 1047 -> new Outcome.Failed(Cause.NOT_READY, detail);
      // --read-only, --super-read-only
      case 1290, 1836 -> new Outcome.Failed(Cause.READ_ONLY, detail);
      // a right that our own user lacks, or has used up: nothing about the server
      case 1227, 1142, 1143, 1203, 1226 -> new Outcome.Unclear(detail);
      default -> new Outcome.Failed(Cause.QUERY_FAILED, detail);
    };
  }
}

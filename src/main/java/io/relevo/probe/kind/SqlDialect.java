package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.relevo.probe.Outcome;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;

/** How one kind of database is spoken to. */
interface SqlDialect {
  /** No message that we can be sent is longer. */
  int LONGEST = 1 << 16;

  /** How far the talk is. */
  enum Stage {
    GREETING,
    LOGIN,
    /** Questions and answers. */
    TALK
  }

  /** What a message is. */
  enum Message {
    KNOWN,
    /** The same, and what comes after it answers questions. */
    WELCOME,
    /** An error instead of a greeting: nothing can follow it. */
    REFUSAL,
    /** A greeting without the TLS that we want. */
    PLAIN,
    /** Not of such a server, or not for us. */
    STRANGE
  }

  /** Cuts what comes into messages. */
  ByteToMessageDecoder messages();

  /** Looks at a message without reading it. */
  Message message(ByteBuf bytes, Stage stage);

  /** What a refusal in place of a greeting says. */
  Outcome turnedAway(ByteBuf refusal);

  /** Asks in plain for TLS, in place of the client's first message, which must wait for it. */
  ByteBuf plea(ByteBuf hello);

  /** Whether the server says yes to that, or no, before TLS begins. */
  boolean answersPlea();

  /** The client's first message as it is said over TLS. */
  ByteBuf secured(ByteBuf hello);

  /** Logs in over a connection that is accepted. */
  Future<SqlConnection> logIn(NetSocketInternal socket, ContextInternal context);

  /** What an error that the database answered says about it. */
  Outcome refused(String where, DatabaseException refusal);
}

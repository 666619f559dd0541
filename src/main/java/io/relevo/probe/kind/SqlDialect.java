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

  /** What a message is. */
  enum Message {
    KNOWN,
    /** An error instead of a greeting: nothing can follow it. */
    REFUSAL,
    /** Not of such a server, or not for us. */
    STRANGE
  }

  /** Cuts what comes into messages. */
  ByteToMessageDecoder messages();

  /** Looks at a message without reading it. */
  Message message(ByteBuf bytes, boolean first);

  /** What a refusal in place of a greeting says. */
  Outcome turnedAway(ByteBuf refusal);

  /** Logs in over a connection that is accepted. */
  Future<SqlConnection> logIn(NetSocketInternal socket, ContextInternal context);

  /** What an error that the database answered says about it. */
  Outcome refused(String where, DatabaseException refusal);
}

package io.relevo.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Puts an answer on the wire. */
final class Sending {
  private static final System.Logger LOG = System.getLogger(Sending.class.getName());

  private Sending() {}

  static void send(HttpServerRequest asked, Reply reply) {
    var response =
        asked
            .response()
            .setStatusCode(reply.status())
            .putHeader("content-type", reply.type())
            .putHeader("cache-control", "no-store");
    switch (reply.body()) {
      case Reply.Body.Whole(String text) -> response.end(text);
      case Reply.Body.Streamed _ when asked.method().equals(HttpMethod.HEAD) -> response.end();
      case Reply.Body.Streamed(Reply.Source source) -> stream(asked, response, source);
    }
  }

  private static void stream(
      HttpServerRequest asked, HttpServerResponse response, Reply.Source source) {
    try {
      var out = out(asked, response.setChunked(true));
      source.write(out);
      out.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0}: not sent to its end: {1}", asked.path(), e.getMessage());
    } finally {
      // half an answer must not look like a whole one
      if (!response.ended()) {
        asked.connection().close();
      }
    }
  }

  private static OutputStream out(HttpServerRequest asked, HttpServerResponse response)
      throws IOException {
    var pieces = new BufferedOutputStream(new Pieces(response), Pieces.SIZE);
    if (!String.valueOf(asked.getHeader("accept-encoding")).contains("gzip")) {
      return pieces;
    }
    response.putHeader("content-encoding", "gzip");
    return new Quick(pieces);
  }

  /** Twenty series differ by a number: the least effort makes one byte of twenty. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out, Pieces.SIZE / 4);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

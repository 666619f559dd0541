package io.relevo.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * One door: takes requests off the wire, has them answered on a thread of their own, so that an
 * answer may wait, and puts the answers back.
 */
final class Doorway implements Handler<HttpServerRequest> {
  private static final System.Logger LOG = System.getLogger(Doorway.class.getName());

  /** An order is a few hundred bytes. */
  private static final int LARGEST_BODY = 64 * 1024;

  private final Function<HttpServerRequest, Visitor> visitors;
  private final Routes routes;
  private final Executor threads;
  private final InstantSource clock;

  /**
   * @param visitors tells who comes through this door
   */
  Doorway(
      Function<HttpServerRequest, Visitor> visitors,
      Routes routes,
      Executor threads,
      InstantSource clock) {
    this.visitors = visitors;
    this.routes = routes;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public void handle(HttpServerRequest incoming) {
    var body = Buffer.buffer();
    incoming.handler(
        chunk -> {
          body.appendBuffer(chunk);
          if (body.length() > LARGEST_BODY) {
            incoming.handler(null);
            refuse(incoming);
          }
        });
    var visitor = visitors.apply(incoming);
    incoming.endHandler(
        _ -> {
          if (!incoming.response().ended()) {
            var request = request(incoming, visitor, body.toString(StandardCharsets.UTF_8));
            threads.execute(() -> answer(incoming, request));
          }
        });
  }

  private static void refuse(HttpServerRequest incoming) {
    incoming.response().putHeader("connection", "close");
    Sending.send(incoming, Reply.error(new Complaint(413, "body: must be at most 64 KiB"), false));
  }

  private void answer(HttpServerRequest incoming, Request request) {
    try {
      Sending.send(incoming, routes.answer(request));
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, request.path() + ": could not be answered, which is a defect", defect);
      if (!incoming.response().headWritten()) {
        var sorry = new Complaint(500, "a defect of Relevo; its log says more");
        Sending.send(incoming, Reply.error(sorry, request.text()));
      }
    }
  }

  private Request request(HttpServerRequest incoming, Visitor visitor, String body) {
    return new Request(
        incoming.method().name(),
        decode(incoming.path()),
        "",
        query(incoming),
        String.valueOf(incoming.getHeader("accept")).contains("text/plain"),
        body,
        visitor,
        clock.instant());
  }

  private static Map<String, String> query(HttpServerRequest incoming) {
    var query = new HashMap<String, String>();
    incoming.params().forEach(query::putIfAbsent);
    return query;
  }

  private static String decode(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}

package io.relevo.api;

import io.relevo.api.view.View;
import io.relevo.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What is answered. */
record Reply(int status, String type, Body body) {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";

  /** What follows the head. */
  sealed interface Body {
    record Whole(String text) implements Body {}

    /** Too long to be held: written while it is sent. */
    record Streamed(Source source) implements Body {}
  }

  /** Writes a body. */
  interface Source {
    void write(OutputStream out) throws IOException;
  }

  private Reply(int status, String type, String body) {
    this(status, type, new Body.Whole(body));
  }

  /** A view, as the request wants to see it. */
  static Reply of(int status, View view, Request request) {
    return request.text() ? text(status, view.text(request.times())) : json(status, view);
  }

  static Reply json(int status, Object value) {
    return new Reply(status, JSON, Json.pretty(value) + "\n");
  }

  /** For machines alone, in one line. */
  static Reply line(Object value) {
    return new Reply(200, JSON, Json.write(value) + "\n");
  }

  private static Reply text(int status, String text) {
    return new Reply(status, TEXT, text);
  }

  /** Prometheus' own type, so that it need not guess. */
  static Reply metrics(Source page) {
    return new Reply(200, "text/plain; version=0.0.4; charset=utf-8", new Body.Streamed(page));
  }

  static Reply error(Complaint complaint, boolean text) {
    return text
        ? text(complaint.status(), complaint.sentence() + "\n")
        : new Reply(
            complaint.status(), JSON, Json.write(Map.of("error", complaint.sentence())) + "\n");
  }
}

package io.relevo.probe.kind;

import io.netty.handler.codec.http.HttpResponse;
import io.relevo.probe.Outcome;
import java.util.Optional;

/** What an answer over HTTP must be. */
interface Reading {
  /** Whether {@link #whole} needs the text of the body. */
  boolean wantsText();

  /** Bytes of the largest body that is read. */
  default int largestBody() {
    return Reply.LARGEST_BODY;
  }

  /** The outcome, if the head alone decides it: then the body is not read. */
  Optional<Outcome> head(HttpResponse head);

  /**
   * The outcome of a whole answer.
   *
   * @param length bytes of the body
   * @param text the body as UTF-8; empty if it is not wanted
   */
  Outcome whole(HttpResponse head, long length, String text);
}

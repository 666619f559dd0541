package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer over HTTP, put together piece by piece as the decoder yields it. */
final class Reply {
  /** Bytes of a status line, and of all headers. */
  static final int LARGEST_HEAD = 16 * 1024;

  /** Bytes of a body, for most readings. */
  static final int LARGEST_BODY = 256 * 1024;

  private final Reading reading;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream(0);
  private @Nullable HttpResponse head;
  private long length;
  private boolean whole;

  Reply(Reading reading) {
    this.reading = reading;
  }

  /** The outcome, as soon as the pieces so far decide it. */
  Optional<Outcome> take(HttpObject piece) {
    if (piece.decoderResult().isFailure()) {
      return Optional.of(undecodable(piece.decoderResult().cause()));
    }
    if (piece instanceof HttpResponse response) {
      return begin(response);
    }
    return head != null && piece instanceof HttpContent content
        ? add(head, content)
        : Optional.empty();
  }

  private Optional<Outcome> begin(HttpResponse response) {
    if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL
        && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      return Optional.empty(); // the answer itself follows
    }
    head = response;
    return reading.head(response);
  }

  private Optional<Outcome> add(HttpResponse to, HttpContent piece) {
    length += piece.content().readableBytes();
    if (length > reading.largestBody()) {
      return Optional.of(
          new Outcome.Failed(
              Cause.TOO_LARGE, "found a body of more than " + reading.largestBody() + " bytes"));
    }
    if (reading.wantsText()) {
      keep(piece.content());
    }
    whole = piece instanceof LastHttpContent;
    return piece instanceof LastHttpContent
        ? Optional.of(reading.whole(to, length, text.toString(StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  private void keep(ByteBuf bytes) {
    try {
      bytes.getBytes(bytes.readerIndex(), text, bytes.readableBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory cannot fail", e);
    }
  }

  private static Outcome undecodable(Throwable fault) {
    return switch (fault) {
      case TooLongFrameException _ ->
          new Outcome.Failed(Cause.TOO_LARGE, "found a status line or headers of more than 16 KiB");
      case PrematureChannelClosureException _ ->
          new Outcome.Failed(Cause.CUT_SHORT, "closed in the middle of the headers");
      default ->
          new Outcome.Failed(Cause.BAD_REPLY, Text.line("not HTTP/1.x: " + fault.getMessage()));
    };
  }

  /** Whether it was read to its end, and the peer waits for another request. */
  boolean leavesOpen() {
    return whole && head != null && HttpUtil.isKeepAlive(head);
  }

  /** What has come so far, in words. */
  String soFar() {
    return head == null ? "no status" : head.status() + " and " + length + " bytes of body";
  }
}

package io.relevo.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/**
 * A body that is sent while it is written, a piece once the one before is on its way: whoever reads
 * slowly waits alone, and a long answer takes the memory of one piece. Not for Vert.x's own
 * threads.
 */
final class Pieces extends OutputStream {
  /** What a buffer before this should hold: a piece costs the event loop some microseconds. */
  static final int SIZE = 32 * 1024;

  private final HttpServerResponse response;

  Pieces(HttpServerResponse response) {
    this.response = response;
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    sent(response.write(Buffer.buffer(length).appendBytes(bytes, from, length)));
  }

  @Override
  public void close() throws IOException {
    sent(response.end());
  }

  private static void sent(Future<Void> piece) throws IOException {
    try {
      piece.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IOException("whoever asked is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the doors are closed");
    }
  }
}

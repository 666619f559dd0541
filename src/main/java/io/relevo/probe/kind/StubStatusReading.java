package io.relevo.probe.kind;

import io.netty.handler.codec.http.HttpResponse;
import io.relevo.fleet.Expect;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.util.Optional;

/** An answer that must be a {@code stub_status} page. */
final class StubStatusReading implements Reading {
  private static final Expect OK = new Expect(200, 200, true, Optional.empty());

  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public Optional<Outcome> head(HttpResponse head) {
    return Expectation.status(OK, head);
  }

  @Override
  public Outcome whole(HttpResponse head, long length, String text) {
    return StubStatus.parse(text).map(_ -> Expectation.SERVING).orElseGet(() -> odd(text));
  }

  private static Outcome odd(String text) {
    return new Outcome.Failed(
        Cause.BAD_REPLY, Text.line("expected a stub_status page, found " + Text.quote(text)));
  }
}

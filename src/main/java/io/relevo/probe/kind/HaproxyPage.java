package io.relevo.probe.kind;

import io.netty.handler.codec.http.HttpResponse;
import io.relevo.fleet.Expect;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.util.Optional;
import java.util.function.Function;

/** An answer that must be HAProxy's statistics page as CSV. */
record HaproxyPage(Function<HaproxyState, Outcome> reading) implements Reading {
  private static final Expect OK = new Expect(200, 200, true, Optional.empty());
  private static final int UNAUTHORIZED = 401;

  @Override
  public int largestBody() {
    return HaproxyProbe.LARGEST;
  }

  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public Optional<Outcome> head(HttpResponse head) {
    return head.status().code() == UNAUTHORIZED
        ? Optional.of(failed(Cause.AUTH, "expected status 200, found " + head.status()))
        : Expectation.status(OK, head);
  }

  @Override
  public Outcome whole(HttpResponse head, long length, String text) {
    return HaproxyState.ofPage(text).map(reading).orElseGet(() -> odd(text));
  }

  private static Outcome odd(String text) {
    return failed(
        Cause.BAD_REPLY, "expected the statistics as CSV (;csv), found " + Text.quote(text));
  }

  private static Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(detail));
  }
}

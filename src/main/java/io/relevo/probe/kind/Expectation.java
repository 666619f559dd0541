package io.relevo.probe.kind;

import io.netty.handler.codec.http.HttpResponse;
import io.relevo.fleet.Expect;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Answer;
import java.util.Optional;

/** The status and the body that the configuration asks for. */
record Expectation(Expect expect) implements Reading {
  static final Outcome SERVING = new Outcome.Passed(Answer.SERVING);

  @Override
  public boolean wantsText() {
    return expect.contains().isPresent();
  }

  @Override
  public Optional<Outcome> head(HttpResponse head) {
    return status(expect, head);
  }

  /** Fails if the status is none of those expected. */
  static Optional<Outcome> status(Expect expect, HttpResponse head) {
    int code = head.status().code();
    if (code >= expect.statusFrom() && code <= expect.statusTo()) {
      return Optional.empty();
    }
    String expected =
        expect.statusFrom() == expect.statusTo()
            ? String.valueOf(expect.statusFrom())
            : expect.statusFrom() + "-" + expect.statusTo();
    return Optional.of(
        failed(Cause.BAD_STATUS, "expected status " + expected + ", found " + head.status()));
  }

  @Override
  public Outcome whole(HttpResponse head, long length, String text) {
    if (expect.body() && length == 0) {
      return failed(Cause.EMPTY_BODY, "expected a body, found none (" + head.status() + ")");
    }
    return expect
        .contains()
        .filter(wanted -> !text.contains(wanted))
        .map(wanted -> badBody(wanted, text))
        .orElse(SERVING);
  }

  private static Outcome badBody(String wanted, String text) {
    return failed(
        Cause.BAD_BODY,
        "expected a body with " + Text.quote(wanted) + ", found " + Text.quote(text));
  }

  private static Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(detail));
  }
}

package io.relevo.probe.kind;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.relevo.json.Json;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A page of Patroni's API.
 *
 * @param page what it holds
 */
record PatroniReading(Class<? extends PatroniJson.Told> page) implements Reading {
  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public Optional<Outcome> head(HttpResponse head) {
    return head.status().equals(HttpResponseStatus.OK)
        ? Optional.empty()
        : Optional.of(failed(Cause.BAD_STATUS, "expected status 200, found " + head.status()));
  }

  @Override
  public Outcome whole(HttpResponse head, long length, String text) {
    try {
      // the JSON null is no page either
      return Optional.<PatroniJson.Told>ofNullable(Json.read(text, page))
          .map(PatroniReading::passed)
          .orElseGet(() -> strange(text));
    } catch (IllegalArgumentException e) {
      return strange(text);
    }
  }

  private static Outcome passed(PatroniJson.Told told) {
    return new Outcome.Passed(Outcome.Answer.SERVING, told.flaw(), measures(told));
  }

  private static Outcome strange(String text) {
    return failed(Cause.BAD_REPLY, "expected JSON of Patroni, found " + Text.quote(text));
  }

  private static List<Measured> measures(PatroniJson.Told told) {
    return told instanceof PatroniJson.Cluster cluster
        ? cluster.behind().stream()
            .map(each -> new Measured(Measured.BEHIND, each.member(), each.bytes()))
            .toList()
        : List.of();
  }

  private static Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(detail));
  }
}

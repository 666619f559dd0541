package io.relevo.api;

import io.relevo.api.view.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param name what stands after the route in the path: the {@code nginx-1} of {@code /why/nginx-1}
 * @param query the parameters, the first of each name
 * @param text whether text for people is wanted rather than JSON
 * @param at when it came
 */
record Request(
    String method,
    String path,
    String name,
    Map<String, String> query,
    boolean text,
    String body,
    Visitor visitor,
    Instant at) {

  /** The same request, once its route is known. */
  Request named(String rest) {
    return new Request(method, path, rest, query, text, body, visitor, at);
  }

  Optional<String> parameter(String key) {
    return Optional.ofNullable(query.get(key));
  }

  /** Whether a flag is set: {@code ?dry-run=true}. */
  boolean flag(String key) {
    return parameter(key).filter("true"::equals).isPresent();
  }

  /** How times are told to whoever asks: {@code ?zone=America/Santiago}, otherwise in UTC. */
  Times times() {
    var zone = parameter("zone").orElse("UTC");
    try {
      return new Times(ZoneId.of(zone), at);
    } catch (DateTimeException e) {
      throw new Complaint(
          400, "zone: must be a time zone such as America/Santiago (was: " + zone + ")");
    }
  }
}

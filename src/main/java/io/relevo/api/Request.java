package io.relevo.api;

import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param name what stands after the route in the path: the {@code nginx-1} of {@code /why/nginx-1}
 * @param query the parameters, the first of each name
 * @param text whether text for people is wanted rather than JSON
 */
record Request(
    String method,
    String path,
    String name,
    Map<String, String> query,
    boolean text,
    String body,
    Visitor visitor) {

  /** The same request, once its route is known. */
  Request named(String rest) {
    return new Request(method, path, rest, query, text, body, visitor);
  }

  Optional<String> parameter(String key) {
    return Optional.ofNullable(query.get(key));
  }

  /** Whether a flag is set: {@code ?dry-run=true}. */
  boolean flag(String key) {
    return parameter(key).filter("true"::equals).isPresent();
  }
}

package io.relevo.config;

import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.ProbeSpec.Haproxy;
import io.relevo.fleet.ProbeSpec.Haproxy.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the file says of a look at an HAProxy. */
final class HaproxyKind {
  private static final Scalar<Source> RUNTIME =
      Scalar.of(
              "an absolute path, or host:port with a port up to 65535",
              Map.of("type", "string", "pattern", "^/|:[0-9]{1,5}$"),
              HaproxyKind::runtime)
          .hinted(
              word ->
                  word.text().contains("://")
                      ? Optional.of("the page over HTTP goes into `stats`")
                      : Optional.empty());

  private static final Scalar<Source> PAGE =
      page(Addresses.url("http://10.0.0.11:8404/stats;csv", "http", "https"));

  private static final Key<Source> SOCKET =
      Key.optional(
          "socket",
          RUNTIME,
          "HAProxy's `stats socket`, as a path on this host or as `host:port`; the level `user` is"
              + " enough. It tells more than the page does.");

  private static final Key<Source> STATS =
      Key.optional(
          "stats",
          PAGE,
          "The address of the statistics page, with `;csv` at its end. It tells no reloads, and of"
              + " a server that is down not whether somebody drained it.");

  private static final Key<String> BACKEND =
      Key.optional(
          "backend",
          Scalars.TEXT,
          "The backend that users need: without a server there the target is down. Without this key"
              + " it is down when no backend at all has one.");

  private static final LimitKeys LIMITS =
      LimitKeys.of(
          LimitKeys.Usual.at(Measure.SESSIONS, "80%"), LimitKeys.Usual.at(Measure.QUEUE, "1"));

  static final Key<ProbeSpec.Haproxy> KEY =
      Key.optional(
          "haproxy",
          Section.of(
                  "An HAProxy, asked for its servers, sessions and queues. The socket alone will"
                      + " do.",
                  LIMITS.after(BACKEND),
                  HaproxyKind::make)
              .oneOf(new Kinds<>("source", List.of(SOCKET, STATS)))
              .orJust(SOCKET),
          "Asks an HAProxy for its servers, its sessions and its queues.");

  private HaproxyKind() {}

  private static Haproxy make(Values in) {
    var source = in.find(SOCKET).or(() -> in.find(STATS)).orElseThrow();
    return new Haproxy(source, in.find(BACKEND), LIMITS.limits(in));
  }

  private static Optional<Source> runtime(Word word) {
    Optional<Path> path = Scalars.PATH.parse().apply(word);
    return path.<Source>map(Haproxy.Socket::new)
        .or(
            () ->
                Addresses.HOST_AND_PORT
                    .parse()
                    .apply(word)
                    .map(at -> new Haproxy.Port(at.host(), at.port())));
  }

  private static Scalar<Source> page(Scalar<java.net.URI> url) {
    return Scalar.<Source>of(
            url.phrase(), url.schema(), word -> url.parse().apply(word).map(Haproxy.Page::new))
        .hinted(url.hint());
  }
}

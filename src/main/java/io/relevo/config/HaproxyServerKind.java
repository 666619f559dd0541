package io.relevo.config;

import io.relevo.fleet.SwitchSpec.Haproxy;
import io.relevo.fleet.SwitchSpec.Haproxy.Out;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the file says of a server in HAProxy that Relevo moves. */
final class HaproxyServerKind {
  /** HAProxy's own rule for names: nothing in them ends a command or begins another. */
  private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9_.:-]+)/([A-Za-z0-9_.:-]+)");

  static final Scalar<URI> RUNTIME =
      Scalar.of(
          "an absolute path, or host:port with a port up to 65535",
          Map.of("type", "string", "pattern", "^/|:[0-9]{1,5}$"),
          HaproxyServerKind::runtime);

  private static final Scalar<String> BACKEND_AND_SERVER =
      Scalar.of(
              "a backend and a server, as web/nginx-1",
              Map.of("type", "string", "pattern", "^[^/]+/[^/]+$"),
              word -> Optional.of(word.text()).filter(text -> SERVER.matcher(text).matches()))
          .hinted(
              word ->
                  word.text().contains("/")
                      ? Optional.empty()
                      : Optional.of("say its backend too: web/" + word.text()));

  private static final Key<URI> SOCKET =
      Key.required(
          "socket",
          RUNTIME,
          "HAProxy's `stats socket` of level `admin`, as a path on this host or as `host:port`.");

  private static final Key<String> NAME =
      Key.required("server", BACKEND_AND_SERVER, "The server, with its backend: `web/nginx-1`.");

  private static final Key<Out> OUT =
      Key.defaulted(
          "out",
          Enums.of(Out.values()),
          Out.DRAIN,
          "The state that takes it out: with `drain` new users go elsewhere, and HAProxy goes on"
              + " checking it; with `maint` nobody goes there, and it is not checked.");

  static final Key<Haproxy> KEY =
      Key.optional(
          "haproxy",
          Section.of(
              "A server of an HAProxy backend.",
              List.of(SOCKET, NAME, OUT),
              HaproxyServerKind::make),
          "Moves a server of an HAProxy backend.");

  private HaproxyServerKind() {}

  private static Haproxy make(Values in) {
    var parts = SERVER.matcher(in.get(NAME)).results().findFirst().orElseThrow();
    return new Haproxy(in.get(SOCKET), parts.group(1), parts.group(2), in.get(OUT));
  }

  private static Optional<URI> runtime(Word word) {
    return Scalars.PATH
        .parse()
        .apply(word)
        .map(path -> URI.create("unix:" + path.toUri().getRawPath()))
        .or(() -> Addresses.LISTEN.parse().apply(word).map(at -> URI.create("tcp://" + at)));
  }
}

package io.relevo.config;

import io.relevo.fleet.SwitchSpec.Gdnsd;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kind {@code gdnsd}. */
final class GdnsdKind {
  /** A pattern would force more than one member, and quotes are written by people only. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]+(/[A-Za-z0-9._-]+){1,2}");

  private static final URI SOCKET = URI.create("unix:/run/gdnsd/control.sock");

  private static final Key<String> RESOURCE =
      Key.required(
          "resource",
          Scalar.of(
              "a resource of `gdnsdctl states`, as 192.0.2.1/web",
              Map.of("type", "string", "pattern", "^[^/]+/"),
              word -> Optional.of(word.text()).filter(text -> NAME.matcher(text).matches())),
          "What is forced down, by its name in `gdnsdctl states`: an address and its service type,"
              + " or `metafo/www/dc-1`.");

  private static final Key<Path> FILE =
      Key.defaulted(
          "file",
          Scalars.PATH,
          Path.of("/var/lib/gdnsd/admin_state"),
          "The `admin_state` file in gdnsd's `state_dir`. What other people wrote in it stays.");

  private static final Key<URI> CONTROL =
      Key.derived(
          "control",
          HaproxyServerKind.RUNTIME,
          "`/run/gdnsd/control.sock`",
          "The control socket of gdnsd, which says whether it took the file over: a path on this"
              + " host, or one of its `tcp_control` addresses as `host:port`.");

  private static final Key<Duration> TTL =
      Key.defaulted(
          "ttl",
          Durations.between("0s", "2d"),
          Duration.ofSeconds(60),
          "The highest time to live of the answers that it is in, as gdnsd's zone says it: caches"
              + " keep an address so long after it is out.");

  static final Key<Gdnsd> KEY =
      Key.optional(
          "gdnsd",
          Section.of(
              "A resource that gdnsd watches.",
              List.of(RESOURCE, FILE, CONTROL, TTL),
              in ->
                  new Gdnsd(
                      in.get(FILE),
                      in.find(CONTROL).orElse(SOCKET),
                      in.get(RESOURCE),
                      in.get(TTL))),
          "Moves a resource of gdnsd through its `admin_state` file.");

  private GdnsdKind() {}
}

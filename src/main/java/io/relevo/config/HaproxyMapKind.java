package io.relevo.config;

import io.relevo.fleet.SwitchSpec.HaproxyMap;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the file says of a word in one of HAProxy's maps. */
final class HaproxyMapKind {
  /** Nothing in them ends a command or begins another. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");

  private static final Pattern FILE = Pattern.compile("/[A-Za-z0-9_./-]+");

  private static final Key<URI> SOCKET =
      Key.required(
          "socket",
          HaproxyServerKind.RUNTIME,
          "HAProxy's `stats socket` of any level, as a path on this host or as `host:port`.");

  private static final Key<Path> MAP =
      Key.required(
          "map",
          Scalar.of(
              "an absolute path of letters, digits, dots and dashes",
              Map.of("type", "string", "pattern", "^/"),
              word ->
                  Optional.of(word.text())
                      .filter(text -> FILE.matcher(text).matches())
                      .map(Path::of)),
          "The map's file, as `haproxy.cfg` names it; it may be empty, and is not written.");

  private static final Key<String> NAME =
      Key.required(
          "word",
          Scalar.of(
              "a word of letters, digits, dots and dashes",
              Map.of("type", "string", "pattern", "^" + WORD + "$"),
              word -> Optional.of(word.text()).filter(text -> WORD.matcher(text).matches())),
          "The word that the rules in `haproxy.cfg` look up: the service.");

  static final Key<HaproxyMap> KEY =
      Key.optional(
          "haproxy-map",
          Section.of(
              "A word in one of HAProxy's maps, looked up at each request.",
              List.of(SOCKET, MAP, NAME),
              in -> new HaproxyMap(in.get(SOCKET), in.get(MAP), in.get(NAME))),
          "Puts a word into a map of HAProxy: there means maintenance.");

  private HaproxyMapKind() {}
}

package io.relevo.api;

import io.relevo.fleet.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who asks, by the door they came through; what moves anything is not open to everybody. */
sealed interface Visitor {
  /**
   * Somebody whom the socket's mode let in, by their name on this host.
   *
   * @param speaksForOthers root, and whoever runs the daemon: what they say of who orders is
   *     believed, so that the person behind sudo is named
   */
  record OnSocket(String user, boolean speaksForOthers) implements Visitor {}

  /** Anybody on this host. */
  record OnLoopback(Optional<String> bearer) implements Visitor {}

  /** Anybody who reaches this agent's address among its peers: reads only. */
  record OnPeers() implements Visitor {}

  /** Why this visitor may not act; empty when they may. */
  default Optional<String> mayNotAct(Optional<Secret> token) {
    return switch (this) {
      case OnSocket _ -> Optional.empty();
      case OnPeers _ -> Optional.of("what moves anything is not allowed on the peers' address");
      case OnLoopback(Optional<String> bearer) ->
          bearer.isPresent() && token.isPresent() && same(bearer.get(), token.get().value())
              ? Optional.empty()
              : Optional.of(
                  "what moves anything is allowed on the unix socket, or with the token of the"
                      + " configuration (Authorization: Bearer …)");
    };
  }

  /** Who owns what this visitor orders: the user on the socket, or whom a trusted one names. */
  default String owner(String said) {
    return switch (this) {
      case OnSocket(String user, boolean speaks) -> speaks && !said.isBlank() ? said : user;
      case OnLoopback _, OnPeers _ -> said.isBlank() ? "token" : said;
    };
  }

  /** Takes the same time wherever the two differ. */
  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}

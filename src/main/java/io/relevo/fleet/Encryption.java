package io.relevo.fleet;

import java.util.Optional;

/** What protects what is said on its way. */
public sealed interface Encryption {
  /** Nothing. */
  record Off() implements Encryption {}

  /** Nobody on the way can listen, but whoever answers is taken for the server. */
  record Required() implements Encryption {}

  /**
   * The server shows besides that it is the one.
   *
   * @param name that its certificate must be for
   * @param authorities by one of which it must be signed, in PEM; those that the JDK trusts when
   *     empty
   */
  record Verified(String name, Optional<String> authorities) implements Encryption {}
}

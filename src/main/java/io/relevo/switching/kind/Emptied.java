package io.relevo.switching.kind;

import java.io.IOException;

/** A set that nobody would be served from any more: whatever the policy says, it is refused. */
final class Emptied {
  private Emptied() {}

  static IOException of(String set, String last) {
    return new IOException(
        "%s: must keep an address besides %s (was: the last one)".formatted(set, last));
  }
}

package io.relevo.switching.kind;

import io.relevo.fleet.Setting;

/** A setting that a kind of switch does not have: a mistake in Relevo, not in the world. */
final class Misfit {
  private Misfit() {}

  static IllegalArgumentException of(String what, String must, Setting setting) {
    return new IllegalArgumentException(
        what + ": must be moved to " + must + " (was: " + setting.phrase() + ")");
  }
}

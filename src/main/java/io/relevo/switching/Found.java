package io.relevo.switching;

import io.relevo.fleet.Setting;

/** Where a switch was found. */
public sealed interface Found {
  /** At a position that Relevo knows. */
  record At(Setting setting) implements Found {}

  /** Not there at all: a track file that was removed, or one that was never written. */
  record Missing() implements Found {}

  /** At a position that Relevo would never choose. */
  record Other(String text) implements Found {}

  /** It could not be read. */
  record Unreadable(String error) implements Found {}

  /** Where, in words. */
  default String phrase() {
    return switch (this) {
      case At(Setting setting) -> setting.phrase();
      case Missing _ -> "missing";
      case Other(String text) -> "at \"" + text + "\"";
      case Unreadable(String error) -> "unreadable: " + error;
    };
  }
}

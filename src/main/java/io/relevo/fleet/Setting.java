package io.relevo.fleet;

/** A position of a switch. */
public sealed interface Setting {
  /** A member's share of its normal weight, in percent: 0 is out of rotation, 100 is in. */
  record Share(int percent) implements Setting {}

  /** Whether a service shows its maintenance page. */
  record Maintenance(boolean on) implements Setting {}

  /** The position in words. */
  default String phrase() {
    return switch (this) {
      case Share(int percent) when percent == 0 -> "out";
      case Share(int percent) when percent == 100 -> "in";
      case Share(int percent) -> percent + " %";
      case Maintenance(boolean on) -> on ? "maintenance on" : "maintenance off";
    };
  }
}

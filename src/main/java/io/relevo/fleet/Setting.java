package io.relevo.fleet;

import java.time.Instant;
import java.util.Optional;

/** A position of a switch. */
public sealed interface Setting {
  /** A member's share of its normal weight, in percent: 0 is out of rotation, 100 is in. */
  record Share(int percent) implements Setting {}

  /**
   * Whether a service shows its maintenance page.
   *
   * @param until when users may come back, to the second, where that is known and said
   */
  record Maintenance(boolean on, Optional<Instant> until) implements Setting {
    /** One that says nothing of its end. */
    public Maintenance(boolean on) {
      this(on, Optional.empty());
    }
  }

  /** Whether it is where a hold puts a switch, whenever that ends. */
  default boolean held() {
    return switch (this) {
      case Share(int percent) -> percent == 0;
      case Maintenance(boolean on, _) -> on;
    };
  }

  /** The position in words. */
  default String phrase() {
    return switch (this) {
      case Share(int percent) when percent == 0 -> "out";
      case Share(int percent) when percent == 100 -> "in";
      case Share(int percent) -> percent + " %";
      case Maintenance(boolean on, _) -> on ? "maintenance on" : "maintenance off";
    };
  }
}

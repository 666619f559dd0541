package io.relevo.switching;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Maintenance;
import java.util.Optional;

/** Where a switch was found. */
public sealed interface Found {
  /** At a position that Relevo knows. */
  record At(Setting setting) implements Found {}

  /**
   * At a weight that stands for any share between two: a server of weight 1 has as much of it at 30
   * % as at 100 %.
   */
  record Within(int from, int to) implements Found {}

  /** Not there at all: a track file that was removed, or one that was never written. */
  record Missing() implements Found {}

  /** At a position that Relevo would never choose. */
  record Other(String text) implements Found {}

  /** It could not be read. */
  record Unreadable(String error) implements Found {}

  /** Whether this is that setting, or as near to it as the switch can come. */
  default boolean is(Setting wanted) {
    return switch (this) {
      case At(Maintenance(boolean on, var until)) ->
          wanted instanceof Maintenance(boolean ought, var end)
              && on == ought
              && (until.isEmpty() || until.equals(end));
      case At(Setting.Share share) -> share.equals(wanted);
      case Within(int from, int to) ->
          wanted instanceof Setting.Share(int percent) && from <= percent && percent <= to;
      case Missing _, Other _, Unreadable _ -> false;
    };
  }

  /** The setting that it is taken for, if it is at one. */
  default Optional<Setting> nearest() {
    return switch (this) {
      case At(Setting setting) -> Optional.of(setting);
      case Within(int from, int to) -> Optional.of(new Setting.Share(to == 100 ? to : from));
      case Missing _, Other _, Unreadable _ -> Optional.empty();
    };
  }

  /** Where, in words. */
  default String phrase() {
    return switch (this) {
      case At(Setting setting) -> setting.phrase();
      case Within(int from, int to) when to < 100 -> from + " % to " + to + " %";
      case Within _ -> "in";
      case Missing _ -> "missing";
      case Other(String text) -> "at \"" + text + "\"";
      case Unreadable(String error) -> "unreadable: " + error;
    };
  }
}

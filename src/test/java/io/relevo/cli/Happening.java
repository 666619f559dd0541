package io.relevo.cli;

import io.relevo.api.Served;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What can happen on a page, by the words that make it happen. */
final class Happening {
  private static final String BAD =
      "relevo.yaml:12:9: `fall` must be a whole number from 1 to 100 (was: 0)";

  private static final Map<String, Consumer<Served>> BY_WORDS =
      Map.of(
          "all is well", Served::allIsWell,
          "nginx-1 is down", Served::firstIsDown,
          "nginx-1 is well again", Served::firstIsWell,
          "both are down", Served::bothAreDown,
          "somebody moves vip-1 by hand", Served::movedByHand,
          "keepalived disagrees", Served::keepalivedDisagrees,
          "it stands still for a while", Served::standsStill,
          "the loop is stuck", served -> served.console.stuck = true,
          "the configuration has a problem", served -> served.console.problems = List.of(BAD),
          "the disk is full",
              served -> served.console.journalTrouble = Optional.of("No space left on device"));

  private Happening() {}

  static void in(Served served, String words) {
    Objects.requireNonNull(BY_WORDS.get(words), words).accept(served);
  }
}

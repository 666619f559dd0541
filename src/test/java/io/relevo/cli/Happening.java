package io.relevo.cli;

import io.relevo.api.Served;
import io.relevo.fleet.Mode;
import java.util.List;
import java.util.Optional;

/** What can happen on a page, by the words that make it happen. */
final class Happening {
  private static final String BAD =
      "relevo.yaml:12:9: `fall` must be a whole number from 1 to 100 (was: 0)";

  private Happening() {}

  static void in(Served served, String words) {
    switch (words) {
      case "all is well" -> served.allIsWell();
      case "nginx-1 is down" -> served.firstIsDown();
      case "nginx-1 is well again" -> served.firstIsWell();
      case "both are down" -> served.bothAreDown();
      case "it may only advise" -> served.console.mode(Mode.ADVISE);
      case "somebody moves vip-1 by hand" -> served.movedByHand();
      case "keepalived disagrees" -> served.keepalivedDisagrees();
      case "it stands still for a while" -> served.standsStill();
      case "the loop is stuck" -> served.console.stuck = true;
      case "the configuration has a problem" -> served.console.problems = List.of(BAD);
      case "the disk is full" ->
          served.console.journalTrouble = Optional.of("No space left on device");
      default -> throw new IllegalArgumentException(words);
    }
  }
}

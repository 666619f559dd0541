package io.relevo.config;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.rehearsal.Expectation;
import java.time.Duration;
import java.util.List;

/** What must come of a story. */
final class ExpectSection {
  private static final int MOST = 1_000_000;

  private static final Key<Integer> MAILS =
      Key.optional("mails", Scalars.whole(0, MOST), "How many mails arrive.");

  private static final Key<Integer> MOVES =
      Key.optional("moves", Scalars.whole(0, MOST), "How often a switch is moved.");

  private static final Key<Duration> BELOW_KEEP =
      Key.optional(
          "below-keep",
          Durations.between("0s", "7d"),
          "How long any group may have less in rotation that serves than it keeps, at most.");

  private static final Key<Duration> EXPOSED =
      Key.optional(
          "exposed",
          Durations.between("0s", "7d"),
          "How long users may be sent to any member that does not serve, at most.");

  private ExpectSection() {}

  static Section<Expectation> of(Fleet fleet) {
    var members = fleet.rotations().stream().map(Group::members).flatMap(List::stream).toList();
    var takenOut =
        Key.optional(
            "taken-out",
            new ListOf<>(Known.name("a member", members)),
            "The members that are taken out at some time, and no others.");
    return Section.of(
        "What must come of a story.",
        List.of(MAILS, MOVES, takenOut, BELOW_KEEP, EXPOSED),
        in ->
            new Expectation(
                in.find(MAILS),
                in.find(MOVES),
                in.find(takenOut),
                in.find(BELOW_KEEP),
                in.find(EXPOSED)));
  }
}

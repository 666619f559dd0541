package io.relevo.config;

import io.relevo.fleet.Budget;
import io.relevo.fleet.Group;
import io.relevo.fleet.Group.Vip;
import io.relevo.fleet.Group.WhenAllDown;
import io.relevo.fleet.Group.Writers;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Mode;
import java.time.Duration;
import java.util.List;

/** Members that can stand in for one another. */
final class GroupSection {
  static final Key<List<String>> MEMBERS =
      Key.required(
          "members",
          new ListOf<>(NameOf.in("targets")),
          "The targets that can stand in for one another. A target is in one group at most.");

  static final Key<Keep> KEEP =
      Key.required(
          "keep",
          Keeps.SCALAR,
          "What must stay in rotation, whatever happens: so many members, or that part of what all"
              + " of them can bear together (`weight`). Without weights `50%` of 3 is 2. With 0 the"
              + " last one may be taken out too, and nobody serves.");

  static final Key<WhenAllDown> WHEN_ALL_DOWN =
      Key.defaulted(
          "when-all-down",
          Enums.WHEN_ALL_DOWN,
          WhenAllDown.LEAVE,
          "What to do when nobody healthy is left: `leave` leaves them in and says so loudly,"
              + " `take-out` takes them out. A sick answer is often better than none.");

  static final Key<Mode> MODE =
      Key.defaulted(
          "mode",
          Enums.MODE,
          Mode.ACT,
          "How far Relevo goes with this group; never further than `agent.mode`.");

  static final Key<Budget> BUDGET =
      Key.defaulted(
          "budget",
          Budgets.section(Group.BUDGET),
          Group.BUDGET,
          "How many members may be taken out automatically. Beyond it Relevo only says what it"
              + " would have done.");

  static final Key<Duration> RETURN_WAIT =
      Key.defaulted(
          "return-wait",
          Durations.between("0s", "1d"),
          Group.RETURN_WAIT,
          "How long a member that recovered waits before it comes back, times the number of its"
              + " recent failures. Shorter brings it back sooner; a target that flaps then moves"
              + " traffic more often.");

  static final Key<Duration> RETURN_WAIT_MAX =
      Key.defaulted(
          "return-wait-max",
          Durations.between("0s", "7d"),
          Group.RETURN_WAIT_MAX,
          "The longest such wait; at least `return-wait`.");

  private static final Key<Duration> RAMP =
      Key.defaulted(
          "ramp",
          Durations.between("0s", "1h"),
          Duration.ZERO,
          "How long a member that comes back takes to its full share, in ten steps, where its"
              + " switches know shares. Cold caches then meet few users first.");

  static final Key<Vip> VIP =
      Key.optional(
          "vip",
          Enums.VIP,
          "How the members share an address: with `active-passive` exactly one must hold it, with"
              + " `active-active` all that serve. Anything else is told at once, in maintenance"
              + " too.");

  static final Key<Writers> WRITERS =
      Key.defaulted(
          "writers",
          Enums.WRITERS,
          Writers.ANY,
          "With `one` exactly one member must take writes: two, or none, is told at once, in"
              + " maintenance too.");

  static final Section<Group> SECTION =
      Section.of(
          "Members that can stand in for one another.",
          List.of(
              MEMBERS,
              KEEP,
              WHEN_ALL_DOWN,
              MODE,
              BUDGET,
              RETURN_WAIT,
              RETURN_WAIT_MAX,
              RAMP,
              VIP,
              WRITERS),
          GroupSection::make);

  private GroupSection() {}

  private static Group make(Values in) {
    checkKeep(in);
    checkWait(in);
    return new Group(
        in.name(),
        in.get(MEMBERS),
        in.get(KEEP),
        in.get(WHEN_ALL_DOWN),
        in.get(MODE),
        in.get(BUDGET),
        in.get(RETURN_WAIT),
        in.get(RETURN_WAIT_MAX),
        in.get(RAMP),
        in.find(VIP),
        in.get(WRITERS));
  }

  private static void checkKeep(Values in) {
    int members = in.get(MEMBERS).size();
    if (in.get(KEEP) instanceof Keep.Members(int least) && least > members) {
      in.must(KEEP, "be at most the number of members, which is " + members, String.valueOf(least));
    }
  }

  private static void checkWait(Values in) {
    var wait = Durations.text(in.get(RETURN_WAIT));
    var max = Durations.text(in.get(RETURN_WAIT_MAX));
    if (in.get(RETURN_WAIT).compareTo(in.get(RETURN_WAIT_MAX)) <= 0) {
      return;
    }
    if (in.has(RETURN_WAIT)) {
      in.must(RETURN_WAIT, "be at most `return-wait-max`, which is " + max, wait);
    } else {
      in.must(RETURN_WAIT_MAX, "be at least `return-wait`, which is " + wait, max);
    }
  }
}

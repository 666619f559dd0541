package io.relevo.laws;

import io.relevo.fleet.Budget;
import io.relevo.fleet.Group.WhenAllDown;
import io.relevo.fleet.Mode;
import io.relevo.laws.GroupShape.Standing;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.IntegerArbitrary;

/** How trials are drawn: mostly healthy fleets in mode act, in which much goes wrong. */
final class Trials {
  private static final int MOST_GROUPS = 4;
  private static final int MOST_MEMBERS = 6;
  private static final int MOST_HAPPENINGS = 40;

  private Trials() {}

  static Arbitrary<Trial> any() {
    var shapes =
        Combinators.combine(budget(8), group().list().ofMinSize(1).ofMaxSize(MOST_GROUPS))
            .as(Shape::new);
    var happenings = happening().list().ofMinSize(1).ofMaxSize(MOST_HAPPENINGS);
    return Combinators.combine(shapes, happenings).as(Trial::new);
  }

  private static Arbitrary<Budget> budget(int most) {
    return Combinators.combine(whole(1, most), whole(5, 60))
        .as((acts, seconds) -> new Budget(acts, Duration.ofSeconds(seconds)));
  }

  private static Arbitrary<GroupShape> group() {
    var stand =
        Combinators.combine(whole(1, 8), whole(0, 2))
            .as(Standing::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(MOST_MEMBERS);
    return Combinators.combine(
            stand,
            whole(0, 10),
            Arbitraries.of(false, true),
            Arbitraries.frequency(
                Tuple.of(3, WhenAllDown.LEAVE), Tuple.of(1, WhenAllDown.TAKE_OUT)),
            Arbitraries.frequency(Tuple.of(6, Mode.ACT), Tuple.of(1, Mode.ADVISE)),
            budget(3),
            seconds(0, 5),
            Arbitraries.of(0, 10).map(Duration::ofSeconds))
        .flatAs(
            (members, least, inPercent, whenAllDown, mode, budget, wait, ramp) ->
                Arbitraries.of(false, true)
                    .map(
                        addresses ->
                            new GroupShape(
                                members,
                                least,
                                inPercent,
                                whenAllDown,
                                mode,
                                budget,
                                wait,
                                ramp,
                                addresses)));
  }

  private static Arbitrary<Happening> happening() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, whole(1, 8).map(Happening.Pass::new)),
        Tuple.of(8, Combinators.combine(member(), looks()).as(Happening.Turns::new)),
        Tuple.of(5, member().map(Happening.Blip::new)),
        Tuple.of(4, Combinators.combine(member(), moves()).as(Happening.Switches::new)),
        Tuple.of(1, Combinators.combine(member(), seldom()).as(Happening.ByHand::new)),
        Tuple.of(5, Combinators.combine(member(), whole(1, 20), seldom()).as(Happening.Drain::new)),
        Tuple.of(4, Combinators.combine(member(), seldom()).as(Happening.Ready::new)),
        Tuple.of(2, Arbitraries.of(0, 0, 3, 10).map(Happening.Pause::new)),
        Tuple.of(1, seldom().map(Happening.Maintenance::new)),
        Tuple.of(2, Arbitraries.of(true, false).map(Happening.CutOff::new)));
  }

  private static Arbitrary<Happening.Looks> looks() {
    return Arbitraries.frequency(
        Tuple.of(4, Happening.Looks.PASS),
        Tuple.of(6, Happening.Looks.FAIL),
        Tuple.of(1, Happening.Looks.UNCLEAR),
        Tuple.of(1, Happening.Looks.NONE));
  }

  private static Arbitrary<Happening.Moves> moves() {
    return Arbitraries.of(Happening.Moves.class);
  }

  private static Arbitrary<Boolean> seldom() {
    return Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
  }

  /** Trouble seldom comes alone: mostly one of a few. */
  private static Arbitrary<Integer> member() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, whole(0, 3)), Tuple.of(1, whole(0, MOST_GROUPS * MOST_MEMBERS - 1)));
  }

  private static Arbitrary<Duration> seconds(int from, int to) {
    return whole(from, to).map(Duration::ofSeconds);
  }

  private static IntegerArbitrary whole(int from, int to) {
    return Arbitraries.integers().between(from, to);
  }
}

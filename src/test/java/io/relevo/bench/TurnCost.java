package io.relevo.bench;

import io.relevo.failover.Decision;
import io.relevo.failover.Policy;
import io.relevo.failover.Scene;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Switch;
import io.relevo.journal.Memory;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.switching.Found;
import io.relevo.switching.Reading;
import io.relevo.turn.Belief;
import io.relevo.turn.Plan;
import io.relevo.turn.Senses;
import io.relevo.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Turns of an agent whose whole fleet is well but for one member. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TurnCost {
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

  /** Turns until all is known to be well, and one more in which nothing is new. */
  private static final int SETTLING = 5;

  private static final Outcome GOOD = new Outcome.Passed(Outcome.Answer.SERVING);
  private static final Outcome BAD = new Outcome.Failed(Cause.REFUSED, "refused the connection");

  @Param("10")
  int members;

  private final Turn turn = new Turn("lb-1", "example.com");
  private final Policy policy = new Policy();
  private Fleet fleet;
  private Belief well;
  private Belief failedOnce;
  private Belief unsurveyed;
  private Senses quiet;
  private Senses failing;
  private Senses looked;
  private Scene scene;

  /** Everything is well, was read back, and was looked at often enough to be sure. */
  @Setup
  public void settle() {
    fleet = Rows.of(members);
    well = turn.take(Belief.from(Memory.empty()), senses(0, looks(0), readings())).belief();
    for (var i = 1; i < SETTLING; i++) {
      well = turn.take(well, senses(i, looks(i))).belief();
    }
    unsurveyed = well;
    well = turn.take(well, senses(SETTLING, looks(SETTLING))).belief();
    failedOnce =
        turn.take(well, senses(SETTLING, List.of(look(Rows.FIRST, BAD, SETTLING)))).belief();
    var now = SETTLING + 1;
    quiet = senses(now, List.of());
    looked = senses(now, looks(now));
    // a group leans on no evidence older than the failure: one mate was seen since
    failing = senses(now, List.of(look(Rows.SECOND, GOOD, now), look(Rows.FIRST, BAD, now)));
    var plan = change();
    if (plan.moves().size() != 1 || !idle().entries().isEmpty()) {
      throw new IllegalStateException("the change must move one switch, and the idle turn none");
    }
    scene = plan.situation().scene();
  }

  /** The second failed look at one member: a verdict, a hold, a move, an incident. */
  @Benchmark
  public Plan change() {
    return turn.take(failedOnce, failing);
  }

  /** Nothing arrived. */
  @Benchmark
  public Plan idle() {
    return turn.take(well, quiet);
  }

  /** Nothing arrived, and the time has come to ask of each member whether its looks are stale. */
  @Benchmark
  public Plan survey() {
    return turn.take(unsurveyed, quiet);
  }

  /** A look at each member arrived, and all of them say the same as before. */
  @Benchmark
  public Plan looks() {
    return turn.take(well, looked);
  }

  /** The same change, with nothing passed by. */
  @Benchmark
  public Plan whole() {
    return turn.take(failedOnce.watchful(), failing);
  }

  /** The decision about everything alone, after the change. */
  @Benchmark
  public Decision decision() {
    return policy.decide(scene);
  }

  private SequencedMap<String, Reading> readings() {
    var readings = new LinkedHashMap<String, Reading>();
    fleet.switches().forEach((name, s) -> readings.put(name, reading(s)));
    return readings;
  }

  private static Reading reading(Switch s) {
    return new Reading(s.name(), new Found.At(s.normal()), List.of(), Optional.empty(), START);
  }

  private List<Observation> looks(int second) {
    return fleet.targets().keySet().stream().map(name -> look(name, GOOD, second)).toList();
  }

  private static Observation look(String target, Outcome outcome, int second) {
    return new Observation(target, outcome, START.plusSeconds(second), Duration.ofMillis(2));
  }

  private Senses senses(int second, List<Observation> looks) {
    return senses(second, looks, new LinkedHashMap<>());
  }

  private Senses senses(
      int second, List<Observation> looks, SequencedMap<String, Reading> readings) {
    return new Senses(
        fleet,
        looks,
        readings,
        new LinkedHashMap<>(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        START.plusSeconds(second));
  }
}

package io.relevo.bench;

import io.relevo.failover.Decision;
import io.relevo.failover.Policy;
import io.relevo.failover.Scene;
import io.relevo.fleet.Fleet;
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
  private static final Outcome GOOD = new Outcome.Passed(Outcome.Answer.SERVING);
  private static final Outcome BAD = new Outcome.Failed(Cause.REFUSED, "refused the connection");

  @Param("10")
  int members;

  private final Turn turn = new Turn("lb-1", "example.com");
  private final Policy policy = new Policy();
  private Fleet fleet;
  private SequencedMap<String, Reading> readings;
  private Belief well;
  private Belief failedOnce;
  private Senses quiet;
  private Senses failing;
  private Scene scene;

  /** Everything is well, was read back, and was looked at often enough to be sure. */
  @Setup
  public void settle() {
    fleet = Rows.of(members);
    readings = new LinkedHashMap<>();
    fleet
        .switches()
        .forEach(
            (name, s) ->
                readings.put(
                    name,
                    new Reading(
                        name, new Found.At(s.normal()), List.of(), Optional.empty(), START)));
    well = Belief.from(Memory.empty());
    for (var i = 0; i < 3; i++) {
      well = turn.take(well, senses(i, looks(i))).belief();
    }
    failedOnce = turn.take(well, senses(3, List.of(look(Rows.FIRST, BAD, 3)))).belief();
    quiet = senses(4, List.of());
    // a group leans on no evidence older than the failure: one mate was seen since
    failing = senses(4, List.of(look(Rows.SECOND, GOOD, 4), look(Rows.FIRST, BAD, 4)));
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

  /** The decision alone, after the change. */
  @Benchmark
  public Decision decision() {
    return policy.decide(scene);
  }

  private List<Observation> looks(int second) {
    return fleet.targets().keySet().stream().map(name -> look(name, GOOD, second)).toList();
  }

  private static Observation look(String target, Outcome outcome, int second) {
    return new Observation(target, outcome, START.plusSeconds(second), Duration.ofMillis(2));
  }

  private Senses senses(int second, List<Observation> looks) {
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

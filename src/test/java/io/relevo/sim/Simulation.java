package io.relevo.sim;

import io.relevo.fleet.Fleets;
import io.relevo.fleet.SwitchSpec;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Worlds by chance: spells of random faults with spells of calm between them. */
final class Simulation {
  private static final Duration CALM = Duration.ofMinutes(4);

  private final long seed;
  private final World world;

  Simulation(long seed) {
    var random = new Random(seed);
    this.seed = seed;
    this.world = new World(fleets(random), random::nextInt);
  }

  /** How a run went. */
  record Result(long seed, long turns, String hash) {}

  /** Short waits and budgets, so that much happens in little time. */
  private static Fleets fleets(Random random) {
    var fleets =
        Fleets.two()
            .hosts(random.nextInt(4) == 0 ? 3 : 2)
            .returnWait(Duration.ofSeconds(3), Duration.ofSeconds(12))
            .budget(1 + random.nextInt(3), Duration.ofSeconds(60))
            .budgetOfAll(4, Duration.ofSeconds(60))
            .people(List.of("ana", "ben", "cyd").subList(0, 1 + random.nextInt(3)));
    if (random.nextInt(4) == 0) {
      fleets.takeOut();
    }
    if (random.nextInt(4) == 0) {
      fleets.enforce();
    }
    if (random.nextInt(3) == 0) {
      fleets.balancers().ramping(Duration.ofSeconds(random.nextInt(8)));
    }
    if (random.nextInt(3) == 0) {
      fleets.dnsBefore();
    }
    if (random.nextBoolean()) {
      fleets.uplink();
    }
    if (random.nextInt(3) == 0) {
      fleets.routers(1 + random.nextInt(2));
    }
    return random.nextInt(3) == 0 ? fleets.lowered(SwitchSpec.Keepalived.LOWERED) : fleets;
  }

  /** Runs for at least so many turns and to the end of a calm. */
  Result run(long turns) {
    try {
      world.agents().values().forEach(Agent::start);
      while (world.turns() < turns) {
        spell();
      }
      return new Result(seed, world.turns(), world.transcript.hash());
    } catch (Laws.Broken | RuntimeException e) {
      throw new AssertionError(report(e), e);
    }
  }

  private void spell() {
    var chaos = new Chaos(world);
    chaos.begin();
    world.run(world.between(20_000, 90_000));
    chaos.end();
    world.run(CALM);
    new Calm(world).check();
  }

  private String report(Throwable e) {
    return "seed %d, turn %d, %s: %s%n%s"
        .formatted(
            seed,
            world.turns(),
            world.now(),
            e.getMessage(),
            String.join("\n", world.transcript.tail(Integer.getInteger("relevo.tail", 60))));
  }
}

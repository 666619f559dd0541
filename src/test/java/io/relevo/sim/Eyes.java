package io.relevo.sim;

import io.relevo.fleet.Target;
import io.relevo.health.Health;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.turn.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** Takes each look when it is due, and sooner where the daemon would. */
final class Eyes {
  /** What a process finds that stood still while an answer came. */
  private static final Outcome TIMED_OUT = new Outcome.Failed(Cause.TIMEOUT, "no answer in time");

  private final Life life;
  private final Agent agent;
  private final World world;
  private final SequencedMap<String, Round> rounds = new LinkedHashMap<>();
  private Set<String> restless = Set.of();

  private static final class Round {
    final Target target;
    Instant due;
    Instant began;
    boolean looking;

    Round(Target target, Instant due) {
      this.target = target;
      this.due = due;
      this.began = due;
    }
  }

  Eyes(Life life, Agent agent) {
    this.life = life;
    this.agent = agent;
    this.world = agent.world;
  }

  void open() {
    for (var target : agent.fleet.targets().values()) {
      var round = new Round(target, world.now().plus(world.between(0, 250)));
      rounds.put(target.name(), round);
      plan(round);
    }
  }

  boolean restless(String target) {
    return restless.contains(target);
  }

  /** Hurries the looks that a turn leaves in doubt, as the daemon does. */
  void follow(Plan plan) {
    var scene = plan.situation().scene();
    scene.health().values().stream()
        .filter(Health::inDoubt)
        .map(health -> rounds.get(health.target()))
        .forEach(round -> moveUp(round, round.began.plus(round.target.pace().recheck())));
    var stirred = new HashSet<String>();
    for (var group : scene.fleet().groups().values()) {
      for (var member : group.members()) {
        if (!scene.healthOf(member).proven() && scene.inRotation(member)) {
          stirred.addAll(group.members());
          var since = scene.healthOf(member).failing().orElse(Instant.MIN);
          group.members().stream()
              .map(scene::healthOf)
              .filter(mate -> mate.proven() && !mate.provenAfter(since))
              .forEach(mate -> moveUp(rounds.get(mate.target()), world.now()));
        }
      }
    }
    restless = stirred;
  }

  private void moveUp(Round round, Instant earliest) {
    var soon = earliest.isBefore(world.now()) ? world.now() : earliest;
    if (soon.isBefore(round.due) && !round.looking) {
      round.due = soon;
      plan(round);
    }
  }

  private void plan(Round round) {
    var due = round.due;
    life.later(
        Duration.between(world.now(), due),
        () -> {
          if (due.equals(round.due)) {
            look(round);
          }
        });
  }

  private void look(Round round) {
    round.due = round.due.plus(round.target.pace().every());
    plan(round);
    if (round.looking) {
      return;
    }
    round.looking = true;
    round.began = world.now();
    var met = world.look(agent.name(), round.target);
    life.later(
        met.took(),
        () -> {
          round.looking = false;
          var took = Duration.between(round.began, world.now());
          var late = took.compareTo(round.target.pace().timeout()) > 0;
          var outcome = late && world.chance(2) == 0 ? TIMED_OUT : met.outcome();
          life.look(new Observation(round.target.name(), outcome, world.now(), took));
        });
  }
}

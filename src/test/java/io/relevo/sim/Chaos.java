package io.relevo.sim;

import io.relevo.failover.Order;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Random faults, and the end of them. */
final class Chaos {
  private static final List<Cause> CAUSES =
      List.of(Cause.REFUSED, Cause.EMPTY_REPLY, Cause.TIMEOUT, Cause.BAD_STATUS, Cause.RESET);
  private static final Outcome SERVING = new Outcome.Passed(Outcome.Answer.SERVING);

  /** When people put right what they changed; a freeze can hide it for a while. */
  private static final List<Duration> UNDOING =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(50));

  private final World world;
  private boolean on;

  Chaos(World world) {
    this.world = world;
  }

  void begin() {
    on = true;
    world.troubled(true);
    next();
  }

  private void next() {
    world.timeline.after(
        world.between(20, 4_000),
        () -> {
          if (on) {
            fault();
            next();
          }
        });
  }

  private void fault() {
    switch (world.chance(26)) {
      case 0, 1, 2, 3 -> world.becomes(target(), sick());
      case 4, 5, 6, 7, 8 -> world.becomes(target(), SERVING);
      case 9 -> world.blip(target(), sick());
      case 10 -> bothDie();
      case 11 -> world.becomes(target(), new Outcome.Unclear("no file descriptor is left"));
      case 12 -> cut(agent());
      case 13 -> agent().kill();
      case 14, 15 -> die(agent());
      case 16 -> edit();
      case 17 -> order(new Order.Drain(target(), lasting(), "repair", "ana", world.chance(4) == 0));
      case 18 -> order(new Order.Ready(target(), "ana", world.chance(4) == 0));
      case 19 -> pauseOrMaintenance();
      case 20 -> mail();
      case 21 -> disk(agent());
      case 22 -> hands(agent());
      case 23 -> agent().standStill(world.between(1_500, 20_000));
      case 24 -> world.reload(agent().name());
      default -> flap(target(), 6);
    }
  }

  private void bothDie() {
    var outcome = sick();
    world.fleet().targets().keySet().forEach(name -> world.becomes(name, outcome));
  }

  private void flap(String target, int times) {
    if (!on) {
      return;
    }
    world.becomes(target, times % 2 == 0 ? sick() : SERVING);
    if (times > 0) {
      world.timeline.after(world.between(300, 3_000), () -> flap(target, times - 1));
    }
  }

  private void cut(Agent agent) {
    if (world.online(agent.name())) {
      world.cut(agent.name());
      world.timeline.after(world.between(500, 20_000), () -> join(agent));
    }
  }

  private void join(Agent agent) {
    if (!world.online(agent.name())) {
      world.join(agent.name());
    }
  }

  private void die(Agent agent) {
    var steps = Life.Step.values();
    agent.killAfter(steps[world.chance(steps.length)]);
    world.timeline.after(world.between(200, 15_000), agent::start);
  }

  private void edit() {
    var agent = agent();
    var s = pick(agent.fleet.switches().values().stream().filter(agent.fleet::mine).toList());
    world.edit(Hands.path(agent, s), pick(writings(s)));
  }

  private static List<Optional<String>> writings(Switch s) {
    return switch (s.spec()) {
      case SwitchSpec.Keepalived _ ->
          List.of(Optional.empty(), Optional.of("0"), Optional.of("-254"), Optional.of("abc"));
      case SwitchSpec.Haproxy _ -> List.of(Optional.of("0"), Optional.of("40"), Optional.of("100"));
      case SwitchSpec.Powerdns _ -> List.of(Optional.of("withdrawn"), Optional.of("published"));
      default -> List.of(Optional.empty(), Optional.of("on"));
    };
  }

  private void pauseOrMaintenance() {
    switch (world.chance(4)) {
      case 0 -> order(new Order.Pause(lasting(), "a look around", "ana"));
      case 1 -> order(new Order.Resume("ana"));
      case 2 -> order(new Order.MaintenanceOn("shop", lasting(), "an upgrade", "ana"));
      default -> order(new Order.MaintenanceOff("shop", "ana"));
    }
  }

  private void order(Order order) {
    agent().order(order);
  }

  private void mail() {
    switch (world.chance(4)) {
      case 0 -> world.post.down(true);
      case 1 -> world.post.down(false);
      case 2 -> world.post.knows(person(), false);
      default -> world.post.knows(person(), true);
    }
  }

  private void disk(Agent agent) {
    agent.disk(true);
    world.timeline.after(world.between(500, 10_000), () -> agent.disk(false));
  }

  private void hands(Agent agent) {
    agent.hands(true);
    world.timeline.after(world.between(500, 10_000), () -> agent.hands(false));
  }

  /** Everything is repaired, except perhaps some targets, and what people changed is undone. */
  void end() {
    on = false;
    world.say("    calm");
    world.troubled(false);
    world.post.repair();
    for (var agent : world.agents().values()) {
      agent.spare();
      agent.disk(false);
      agent.hands(false);
      agent.go();
      join(agent);
      agent.start();
    }
    world.fleet().targets().keySet().forEach(this::leave);
    for (var wait : UNDOING) {
      world.timeline.after(wait, () -> world.agents().values().forEach(this::undo));
    }
  }

  private void leave(String target) {
    var member = world.fleet().groupOf(target).isPresent();
    world.becomes(target, member && world.chance(3) == 0 ? sick() : SERVING);
  }

  private void undo(Agent agent) {
    agent
        .life()
        .ifPresent(
            life ->
                life.belief()
                    .memory()
                    .positions()
                    .forEach(
                        (name, position) -> {
                          if (position.foreign().isPresent()) {
                            var s = agent.fleet.switches().get(name);
                            world.edit(Hands.path(agent, s), Writing.of(s, position.settled()));
                          }
                        }));
  }

  private Duration lasting() {
    return world.between(5_000, 40_000);
  }

  private Outcome sick() {
    var cause = CAUSES.get(world.chance(CAUSES.size()));
    return new Outcome.Failed(cause, "as chance has it");
  }

  private String target() {
    return pick(List.copyOf(world.fleet().targets().keySet()));
  }

  private String person() {
    return pick(List.copyOf(world.fleet().people().keySet()));
  }

  private Agent agent() {
    return world.agent(pick(world.hosts()));
  }

  private <T> T pick(List<T> all) {
    return all.get(world.chance(all.size()));
  }
}

package io.relevo.sim;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Life.OfProcess;
import io.relevo.switching.Reading;
import io.relevo.switching.Step;
import io.relevo.switching.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Moves switches when told, and reads them back all the time; one thing after the other. */
final class Hands {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration CLOSELY = Duration.ofMillis(50);
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final Life life;
  private final Agent agent;
  private final World world;
  private final SequencedMap<String, Hand> hands = new LinkedHashMap<>();

  private static final class Hand {
    final Switch held;
    final Deque<Step.Move> moves = new ArrayDeque<>();
    Optional<String> failure = Optional.empty();
    Instant moved = Instant.MIN;
    boolean busy;
    long reads;

    Hand(Switch held) {
      this.held = held;
    }
  }

  Hands(Life life, Agent agent) {
    this.life = life;
    this.agent = agent;
    this.world = agent.world;
  }

  void begin() {
    for (var s : agent.fleet.switches().values()) {
      if (agent.fleet.mine(s)) {
        var hand = new Hand(s);
        hands.put(s.name(), hand);
        life.later(world.between(0, 3), () -> read(hand));
      }
    }
  }

  void move(Step.Move move) {
    var hand = hands.get(move.name());
    hand.moves.add(move);
    next(hand);
  }

  private void next(Hand hand) {
    if (hand.busy || hand.moves.isEmpty()) {
      return;
    }
    hand.busy = true;
    var move = hand.moves.remove();
    life.later(
        world.moveDelay(),
        () -> {
          hand.failure = carryOut(hand.held, move);
          hand.moved = world.now();
          hand.busy = false;
          read(hand);
          next(hand);
        });
  }

  private Optional<String> carryOut(Switch s, Step.Move move) {
    if (agent.handsTied()) {
      return Optional.of("java.io.IOException: no space left on device");
    }
    world.laws.moving(agent, s, move);
    world.write(path(s), Writing.of(s, move.to().setting()), agent.name());
    return Optional.empty();
  }

  private void read(Hand hand) {
    if (hand.busy) {
      return;
    }
    var found = find(hand.held);
    var testimonies = testimonies(hand.held, found);
    var reading =
        new Reading(
            hand.held.name(), found, testimonies, hand.failure, life(hand.held), world.now());
    var closely = !reading.agreed() && world.now().isBefore(hand.moved.plus(SETTLING));
    var number = ++hand.reads;
    life.later(
        closely ? CLOSELY : INTERVAL,
        () -> {
          if (number == hand.reads) {
            read(hand);
          }
        });
    life.reading(reading);
  }

  private Found find(Switch s) {
    return Writing.read(s, world.file(path(s)).flatMap(World.File::text));
  }

  /** HAProxy forgets in its next life where its servers were put. */
  private Optional<io.relevo.switching.Life> life(Switch s) {
    return s.spec() instanceof SwitchSpec.Haproxy
        ? Optional.of(new OfProcess("haproxy", Integer.toString(world.life(agent.name()))))
        : Optional.empty();
  }

  private List<Testimony> testimonies(Switch s, Found found) {
    var out = found.equals(new Found.At(new Setting.Share(0)));
    var here = world.holds(agent.name());
    return s.spec() instanceof SwitchSpec.Keepalived
        ? List.of(new Testimony("address", here ? "it is here" : "it is not here", !(out && here)))
        : List.of();
  }

  private String path(Switch s) {
    return path(agent, s);
  }

  /** A host's own copy, or what belongs to no host. */
  static String path(Agent agent, Switch s) {
    return (s.shared() ? "shared" : agent.name()) + "/" + s.name();
  }
}

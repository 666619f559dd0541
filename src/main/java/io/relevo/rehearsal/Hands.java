package io.relevo.rehearsal;

import io.relevo.fleet.Switch;
import io.relevo.switching.Found;
import io.relevo.switching.Reading;
import io.relevo.switching.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** Moves switches when told, and reads them back all the time. */
final class Hands {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** How long a move takes; a real one is read back for longer where others must follow. */
  private static final Duration MOVE = Duration.ofMillis(20);

  private final Player player;
  private final Truth truth;
  private final SequencedMap<String, Hand> hands = new LinkedHashMap<>();

  private static final class Hand {
    final Switch held;
    Optional<String> failure = Optional.empty();

    Hand(Switch held) {
      this.held = held;
    }
  }

  Hands(Player player, Truth truth) {
    this.player = player;
    this.truth = truth;
  }

  void hold(List<Switch> switches) {
    switches.forEach(s -> hands.put(s.name(), new Hand(s)));
    hands.values().forEach(this::watch);
  }

  private void watch(Hand hand) {
    read(hand);
    player.later(INTERVAL, () -> watch(hand));
  }

  void move(Step.Move move) {
    var hand = Objects.requireNonNull(hands.get(move.name()), move.name());
    player.later(
        MOVE,
        () -> {
          hand.failure = carryOut(hand.held, move);
          read(hand);
        });
  }

  private Optional<String> carryOut(Switch s, Step.Move move) {
    if (truth.stuck(s.name())) {
      return Optional.of("it does not move, as the story has it");
    }
    truth.put(s, player.name(), new Found.At(move.to().setting()));
    return Optional.empty();
  }

  private void read(Hand hand) {
    player.read(
        new Reading(
            hand.held.name(),
            truth.found(hand.held, player.name()),
            List.of(),
            hand.failure,
            player.now()));
  }
}

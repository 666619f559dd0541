package io.relevo.switching.kind;

import io.relevo.failover.Reason;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.switching.Found;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import io.relevo.switching.Reconciler;
import io.relevo.switching.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A real switch, kept where it ought to be by the real reconciler, a turn at a time. */
final class Kept {
  private final Switch held;
  private final Actuator actuator;
  private final Reconciler reconciler = new Reconciler();
  private final List<Entry> journal = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private Instant now = Instant.parse("2026-05-04T03:00:00Z");
  private boolean first = true;

  Kept(Switch held, Actuator actuator) {
    this.held = held;
    this.actuator = actuator;
  }

  /** Reads, compares, and moves if need be; as long after the turn before as a retry takes. */
  Optional<Step> turn(Setting setting) {
    now = now.plus(Duration.ofSeconds(2));
    var found = actuator.find();
    var reading = new Reading(held.name(), found, List.of(), failure, actuator.life(), now);
    reconciler
        .anew(position(), reading)
        .ifPresent(
            standing ->
                journal.add(
                    new Entry.Renewed(held.name(), reading.life().orElseThrow(), standing, now)));
    var wanted = new Wanted(held.name(), setting, new Reason.Free());
    var step = reconciler.step(held, position(), reading, wanted, first, now);
    first = false;
    step.ifPresent(this::carryOut);
    return step;
  }

  private void carryOut(Step step) {
    switch (step) {
      case Step.Move move -> {
        journal.add(
            new Entry.MoveBegun(move.name(), move.from(), move.to().setting(), "test", now));
        failure = move(move.to().setting());
      }
      case Step.Settle settle ->
          journal.add(
              new Entry.MoveSettled(
                  settle.name(), settle.at().setting(), "test", actuator.life(), now));
      case Step.Leave leave ->
          journal.add(
              new Entry.MovedByOthers(leave.name(), leave.found(), leave.wanted().setting(), now));
    }
  }

  private Optional<String> move(Setting setting) {
    try {
      actuator.move(setting, "test");
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Turns until there is nothing to do; where it then is. */
  Found settle(Setting setting) {
    for (var turns = 0; turns < 10; turns++) {
      if (turn(setting).isEmpty()) {
        return actuator.find();
      }
    }
    throw new AssertionError("still moving after ten turns: " + actuator.find());
  }

  /** Remembers that a move was begun, as a Relevo that was killed at it does. */
  void beganAndDied(Setting from, Setting to) {
    journal.add(new Entry.MoveBegun(held.name(), new Found.At(from), to, "test", now));
    first = true;
  }

  Optional<String> failure() {
    return failure;
  }

  Position position() {
    var known = Memory.empty().with(journal).positions().get(held.name());
    return Objects.requireNonNullElse(known, Position.normal(held));
  }

  /** How often what keeps the position was found to be another. */
  long renewals() {
    return journal.stream().filter(Entry.Renewed.class::isInstance).count();
  }
}

package io.relevo.loop;

import io.relevo.fleet.Switch;
import io.relevo.switching.Reading;
import io.relevo.switching.Step;
import io.relevo.switching.kind.Actuator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One switch: moves it when told, and reads it back all the time. */
final class Hand implements AutoCloseable {
  /**
   * How often a switch is read while nothing happens: what somebody else does to it is seen within
   * this.
   */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** How often it is read after a move, until everybody says the same. */
  private static final Duration CLOSELY = Duration.ofMillis(50);

  /**
   * How long it is read closely at most: keepalived moves an address within a few advert intervals.
   */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final Switch held;
  private final Actuator actuator;
  private final Consumer<Reading> sink;
  private final Clock clock;
  private final LinkedBlockingQueue<Step.Move> moves = new LinkedBlockingQueue<>();
  private final Thread thread;

  Hand(Switch held, Actuator actuator, Consumer<Reading> sink, Clock clock) {
    this.held = held;
    this.actuator = actuator;
    this.sink = sink;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("hand-" + held.name()).start(this::run);
  }

  Switch held() {
    return held;
  }

  void move(Step.Move move) {
    moves.add(move);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      var moved = Instant.MIN;
      var reading = read(Optional.empty());
      while (!Thread.currentThread().isInterrupted()) {
        var closely = !reading.agreed() && clock.instant().isBefore(moved.plus(SETTLING));
        var move = moves.poll((closely ? CLOSELY : INTERVAL).toMillis(), TimeUnit.MILLISECONDS);
        moved = move == null ? moved : clock.instant();
        reading = read(move == null ? reading.failure() : carryOut(move));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Moves the switch; the answer is why it could not be moved. */
  private Optional<String> carryOut(Step.Move move) {
    try {
      actuator.move(move.to().setting(), move.to().reason().sentence());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  private Reading read(Optional<String> failure) {
    var found = actuator.find();
    var reading =
        new Reading(
            held.name(),
            found,
            actuator.testimonies(found),
            failure,
            actuator.life(),
            clock.instant());
    sink.accept(reading);
    return reading;
  }
}

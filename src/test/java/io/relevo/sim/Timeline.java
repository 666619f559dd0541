package io.relevo.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: what is to happen, in order; what is planned for the same instant, as planned. */
final class Timeline {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
  private Instant now;
  private long planned;

  Timeline(Instant start) {
    now = start;
  }

  private record Event(Instant at, long number, Runnable what) {}

  Instant now() {
    return now;
  }

  void after(Duration wait, Runnable what) {
    at(now.plus(wait), what);
  }

  void at(Instant when, Runnable what) {
    events.add(new Event(when.isBefore(now) ? now : when, planned++, what));
  }

  /** Lets time pass up to an instant. */
  void runUntil(Instant end) {
    while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
      step();
    }
    now = end;
  }

  /** Lets the next thing happen. */
  void step() {
    var next = events.remove();
    now = next.at();
    next.what().run();
  }
}

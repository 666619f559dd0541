package io.relevo.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: what is to happen, in order; what is planned for the same instant, as planned. */
public final class Timeline {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
  private Instant now;
  private long planned;

  /** Begins at an instant. */
  public Timeline(Instant start) {
    now = start;
  }

  private record Event(Instant at, long number, Runnable what) {}

  /** The present. */
  public Instant now() {
    return now;
  }

  /** Plans something for so long from now. */
  public void after(Duration wait, Runnable what) {
    at(now.plus(wait), what);
  }

  /** Plans something for an instant; what is past happens now. */
  public void at(Instant when, Runnable what) {
    events.add(new Event(when.isBefore(now) ? now : when, planned++, what));
  }

  /** Lets time pass up to an instant. */
  public void runUntil(Instant end) {
    while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
      step();
    }
    now = end;
  }

  /** Lets the next thing happen. */
  public void step() {
    var next = events.remove();
    now = next.at();
    next.what().run();
  }
}

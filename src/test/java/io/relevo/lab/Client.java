package io.relevo.lab;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A user of the service: gets one page again and again, with 300 ms of patience, and remembers how
 * it went.
 */
public final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final URI uri;
  private final long intervalNanos;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  /** One request; {@code result} is the body, the status or the failure in words. */
  public record Request(Instant at, Duration took, boolean ok, String result) {
    /** When the answer was there, or the failure. */
    public Instant end() {
      return at.plus(took);
    }
  }

  private Client(Place place, URI uri, Duration interval) {
    this.uri = uri;
    this.intervalNanos = interval.toNanos();
    this.thread = place.thread("client of " + uri, this::loop);
  }

  /**
   * Starts to get a page every interval; a slow answer delays the next request, but none piles up.
   */
  public static Client start(Place place, URI uri, Duration interval) {
    Client client = new Client(place, uri, interval);
    client.thread.start();
    return client;
  }

  private void loop() {
    for (long due = System.nanoTime();
        !closed;
        due = Math.max(due + intervalNanos, System.nanoTime())) {
      while (!closed && due - System.nanoTime() > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      requests.add(request());
    }
  }

  private Request request() {
    Instant at = Instant.now();
    long start = System.nanoTime();
    try {
      Http.Reply reply = Http.get(uri, PATIENCE);
      boolean ok = reply.status() == 200 && !reply.body().isEmpty();
      return new Request(
          at, since(start), ok, ok ? reply.body().strip() : "status " + reply.status());
    } catch (IOException e) {
      return new Request(at, since(start), false, String.valueOf(e.getMessage()));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** All requests so far, oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The requests begun at or after a moment that failed. */
  public List<Request> failedSince(Instant since) {
    return requests.stream()
        .filter(request -> !request.ok() && !request.at().isBefore(since))
        .toList();
  }

  /** Waits for a request that begins from now on and succeeds, and returns it. */
  public Request awaitSuccess(Duration deadline) {
    return await(deadline, "a request to " + uri + " succeeds", true);
  }

  /** Waits for a request that begins from now on and fails, and returns it. */
  public Request awaitFailure(Duration deadline) {
    return await(deadline, "a request to " + uri + " fails", false);
  }

  private Request await(Duration deadline, String what, boolean ok) {
    Instant now = Instant.now();
    return Lab.await(deadline, what, () -> first(now, ok));
  }

  private Optional<Request> first(Instant since, boolean ok) {
    return requests.stream()
        .filter(request -> request.ok() == ok && !request.at().isBefore(since))
        .findFirst();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

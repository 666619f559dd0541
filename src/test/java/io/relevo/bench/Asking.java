package io.relevo.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;

/** Asks blackbox_exporter for looks, as Prometheus does, so many a second. */
final class Asking implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final long gap;
  private final Thread thread = Thread.ofPlatform().name("asking").unstarted(this::run);
  private volatile boolean closed;

  Asking(int exporter, int nginx, int perSecond) {
    this.request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/probe?module=http_2xx&target=http://127.0.0.1:%d/healthz"
                        .formatted(exporter, nginx)))
            .build();
    this.gap = 1_000_000_000L / perSecond;
    thread.start();
  }

  private void run() {
    for (var due = System.nanoTime(); !closed; due += gap) {
      LockSupport.parkNanos(due - System.nanoTime());
      var unused = client.sendAsync(request, BodyHandlers.discarding());
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
  }
}

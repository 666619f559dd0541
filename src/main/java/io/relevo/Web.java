package io.relevo;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Vert.x with the few threads that watching a few machines needs, ended in order. */
record Web(Vertx vertx) implements AutoCloseable {
  private static final int EVENT_LOOPS = 1;
  private static final int WORKERS = 2;

  Web() {
    this(
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}

package io.relevo;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Vert.x with the few threads that watching a few machines needs, ended in order. */
record Web(Vertx vertx) implements AutoCloseable {
  private static final int EVENT_LOOPS = 1;
  private static final int WORKERS = 2;

  /** Nothing is served from files, so no cache folder is made at each start. */
  private static final FileSystemOptions NO_FILES =
      new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

  Web() {
    this(
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                .setFileSystemOptions(NO_FILES)));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}

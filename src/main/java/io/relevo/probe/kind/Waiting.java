package io.relevo.probe.kind;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for looks that wait for a disk or a process. Plain ones: a disk that hangs would pin the
 * carrier of a virtual one, of which there are no more than processors. They end when idle.
 *
 * @param free as many as are asked for; whoever asks sees to it that they are few
 * @param plugins at most some at once; the rest wait in a queue
 */
record Waiting(ExecutorService free, ExecutorService plugins) {
  /** A plugin is a process of some milliseconds of CPU: more at once only take turns. */
  static final int MOST_PLUGINS = 8;

  Waiting() {
    this(
        Executors.newCachedThreadPool(named("waiting-")),
        Executors.newFixedThreadPool(MOST_PLUGINS, named("plugin-")));
  }

  /** They do not hold up the end of Relevo. */
  private static ThreadFactory named(String prefix) {
    return Thread.ofPlatform().daemon().name(prefix, 0).factory();
  }
}

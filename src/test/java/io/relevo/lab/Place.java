package io.relevo.lab;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Where a part runs: a host of a lab network, or this machine's loopback. */
public interface Place {
  /** This machine itself, without root or namespaces. */
  static Place loopback() {
    return new Loopback();
  }

  /** The address at which others of the same place reach what runs here. */
  String address();

  /** Starts a program here; its pid is that of the program itself. */
  Started spawn(Path log, String... command);

  /** A platform thread, not yet started, whose sockets live here. */
  Thread thread(String name, Runnable work);

  /**
   * Does some work whose sockets live here, on a thread of its own, and returns its result or its
   * exception.
   */
  default <T> T inside(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    thread("inside " + this, task).start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}

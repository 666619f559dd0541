package io.relevo.lab;

import java.nio.file.Path;
import java.util.concurrent.Callable;

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

  /**
   * Runs a command here to its end and returns its output; fails with it when it does not succeed.
   */
  String run(String... command);

  /** A platform thread, not yet started, whose sockets live here. */
  Thread thread(String title, Runnable work);

  /**
   * Does some work whose sockets live here and returns its result or its exception. The sockets
   * must be made by the work itself or by platform threads that it starts: a virtual thread or a
   * shared pool lives elsewhere.
   */
  <T> T inside(Callable<T> work) throws Exception;
}

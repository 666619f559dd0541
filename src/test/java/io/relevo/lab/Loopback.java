package io.relevo.lab;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** This machine itself, at 127.0.0.1. */
record Loopback() implements Place {
  @Override
  public String address() {
    return "127.0.0.1";
  }

  @Override
  public Started spawn(Path log, String... command) {
    return Started.spawn(log, Lab.resolved(command));
  }

  @Override
  public String run(String... command) {
    return Command.run(command);
  }

  @Override
  public Thread thread(String title, Runnable work) {
    return Thread.ofPlatform().daemon().name(title).unstarted(work);
  }

  @Override
  public <T> T inside(Callable<T> work) throws Exception {
    return work.call();
  }

  @Override
  public String toString() {
    return "loopback";
  }
}

package io.relevo.lab;

import java.nio.file.Path;

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
  public Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).unstarted(work);
  }

  @Override
  public String toString() {
    return "loopback";
  }
}

package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A started program with everything it started itself. It leads a session of its own, so that its
 * workers are still found after it has died and left them behind.
 */
public final class Started implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;

  private Started(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a program; its pid is that of the program itself, its output is appended to the log. */
  static Started spawn(Path log, String... command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(Lab.resolved(Command.concat(List.of("setsid"), command)));
      builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      return new Started(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Whether the program itself runs; its workers may outlive it. */
  public boolean alive() {
    return process.isAlive();
  }

  /** The program and all it started, oldest first, as far as they run. */
  public List<Long> family() {
    return ProcessTable.session(pid());
  }

  /** Waits until it is ready; fails at once, with its log, when it ends before. */
  public Started await(Duration deadline, String what, BooleanSupplier ready) {
    try {
      Lab.until(deadline, what, () -> !alive() || ready.getAsBoolean());
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + log(), e);
    }
    if (!alive()) {
      throw new AssertionError(what + ": ended with status " + process.exitValue() + "\n" + log());
    }
    return this;
  }

  /**
   * Freezes the whole family (SIGSTOP): connections are still accepted by the kernel, nothing
   * answers.
   */
  public void stop() {
    signalAll(Libc.SIGSTOP);
  }

  /** Lets a frozen family go on (SIGCONT). */
  public void cont() {
    signalAll(Libc.SIGCONT);
  }

  /** Sends one signal to the program itself. */
  public void signal(int number) {
    if (alive()) {
      Libc.kill(pid(), number);
    }
  }

  /** Asks the program to end (SIGTERM) and waits for it. */
  public int term() {
    signal(Libc.SIGTERM);
    return awaitEnd(END);
  }

  /** Kills the program alone; what it started is left behind. */
  public void kill9Alone() {
    signal(Libc.SIGKILL);
    awaitEnd(END);
  }

  /**
   * Kills the whole family at once. All are frozen first, so that none can react to the death of
   * another, by starting it anew or by cleaning up.
   */
  public void kill9() {
    Lab.until(
        END,
        "no process left of " + log,
        () -> {
          stop();
          signal(Libc.SIGKILL);
          signalAll(Libc.SIGKILL);
          return !alive() && family().isEmpty();
        });
  }

  /** Waits for the end of the program and returns its exit status. */
  public int awaitEnd(Duration deadline) {
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "not ended within " + deadline.toMillis() + " ms: " + log + "\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted waiting for the end of " + log, e);
    }
  }

  /** All that it has printed so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signalAll(int signal) {
    family().forEach(pid -> Libc.kill(pid, signal));
  }

  @Override
  public void close() {
    kill9();
  }
}

package io.relevo.switching.kind;

import io.relevo.libc.Signals;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program run to its end: without a shell, without input, without Relevo's environment, among
 * which may be secrets. It leads a session of its own, so that whatever it started is killed with
 * it.
 */
final class Program {
  /** What is looked at; the rest is read and dropped, so that the program can end. */
  private static final int MOST_BYTES = 4096;

  private static final int SIGKILL = 9;
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/");
  private static final Executor READERS = Thread.ofVirtual().name("program")::start;

  private final Process process;
  private final CompletableFuture<String> printed;

  private Program(Process process) {
    this.process = process;
    this.printed = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), READERS);
  }

  /**
   * How it ended.
   *
   * @param line the first line that it printed
   */
  record Ending(int code, String line) {
    String phrase(List<String> command) {
      return "%s ended with %d: %s".formatted(command.getFirst(), code, line);
    }
  }

  /**
   * Runs it.
   *
   * @throws IOException when it cannot be started, or does not end in time
   */
  static Ending run(List<String> command, Duration limit) throws IOException {
    var program = new Program(start(command));
    try {
      return program.await(command, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.getFirst() + " was interrupted", e);
    } finally {
      program.kill();
    }
  }

  private static Process start(List<String> command) throws IOException {
    var builder =
        new ProcessBuilder(Stream.concat(Stream.of("/usr/bin/setsid"), command.stream()).toList())
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    return builder.start();
  }

  /** Its output ends when nobody holds it open any more. */
  private Ending await(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    try {
      if (process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        var line = printed.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        return new Ending(process.exitValue(), line);
      }
    } catch (TimeoutException e) {
      throw new IOException("%s left its output open".formatted(command.getFirst()), e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    throw new IOException(
        "%s did not end within %d ms".formatted(command.getFirst(), limit.toMillis()));
  }

  private void kill() {
    var started = process.descendants().toList();
    Signals.sendToGroup(Math.toIntExact(process.pid()), SIGKILL);
    started.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String read(InputStream in) {
    try (in) {
      var text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      in.transferTo(OutputStream.nullOutputStream());
      return text.lines().findFirst().orElse("").strip().replaceAll("[^ -~]", "?");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

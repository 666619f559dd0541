package io.relevo.process;

import io.relevo.libc.Pipe;
import io.relevo.libc.Signals;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One run of a program, with everything it starts. It leads a process group of its own, made by
 * {@code setsid}, which becomes the program; so that a signal reaches whom it left behind, too.
 */
final class Run {
  /** For the last bytes of a program that has ended. */
  private static final long LAST_BYTES_MS = 500;

  private static final int SIGKILL = 9;
  private static final File NOWHERE = new File("/dev/null");

  /** All it may know of ours. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/");

  private final Process process;
  private final FutureTask<String> printed;

  private Run(Process process, FutureTask<String> printed) {
    this.process = process;
    this.printed = printed;
  }

  /**
   * Starts it. Its output goes into a pipe of our own: of Java's, which it empties and closes when
   * the program ends, nobody can tell whether somebody else still holds it open.
   */
  static Run start(List<String> command, int mostBytes) throws IOException {
    try (var pipe = Pipe.open()) {
      var output = new FileInputStream(pipe.source());
      try {
        return new Run(started(command, pipe.sink()), reading(output, mostBytes));
      } catch (IOException e) {
        output.close();
        throw e;
      }
    }
  }

  private static Process started(List<String> command, File output) throws IOException {
    var builder =
        new ProcessBuilder(Stream.concat(Stream.of("/usr/bin/setsid"), command.stream()).toList())
            .directory(new File("/"))
            .redirectInput(NOWHERE)
            .redirectOutput(output)
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    return builder.start();
  }

  /** A plain thread: it may wait for long, and would pin the carrier of a virtual one. */
  private static FutureTask<String> reading(InputStream output, int mostBytes) {
    var reading = new FutureTask<>(() -> read(output, mostBytes));
    Thread.ofPlatform().daemon().name("program-output").start(reading);
    return reading;
  }

  /** Reads to the end, which comes when nobody holds the other end any more. */
  private static String read(InputStream output, int mostBytes) throws IOException {
    try (output) {
      var bytes = output.readNBytes(mostBytes);
      output.transferTo(OutputStream.nullOutputStream());
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Waits for its end; then nothing of it is left, as far as it can be killed. */
  Ending await(Duration limit) throws IOException, InterruptedException {
    try {
      var inTime = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
      return inTime ? ended() : new Ending.Late(limit);
    } finally {
      kill();
    }
  }

  /** Somebody it started may hold its output open, and would do so for ever. */
  private Ending ended() throws IOException, InterruptedException {
    try {
      var text = printed.get(LAST_BYTES_MS, TimeUnit.MILLISECONDS);
      return new Ending.Ended(process.exitValue(), text);
    } catch (TimeoutException _) {
      return new Ending.OutputHeld(process.exitValue());
    } catch (ExecutionException e) {
      throw new IOException("reading its output: " + e.getCause(), e);
    }
  }

  /** Whether it runs, or somebody it started holds its output open. */
  boolean lingers() {
    return process.isAlive() || !printed.isDone();
  }

  /** Kills it and all it started; while it runs, also those that made a session of their own. */
  private void kill() {
    var started = process.isAlive() ? process.descendants().toList() : List.<ProcessHandle>of();
    Signals.sendToGroup(Math.toIntExact(process.pid()), SIGKILL);
    started.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

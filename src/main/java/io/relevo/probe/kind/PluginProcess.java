package io.relevo.probe.kind;

import io.relevo.libc.Signals;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A plugin that runs, with everything it starts. It leads a process group of its own, made by
 * {@code setsid}, which becomes the plugin; so that a signal reaches whom it left behind, too.
 */
final class PluginProcess {
  private static final int SIGKILL = 9;

  /** All it may know of ours: no variable of Relevo's, among which may be secrets. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/");

  private final Process process;
  private final Future<PluginOutput> printed;

  private PluginProcess(Process process, Future<PluginOutput> printed) {
    this.process = process;
    this.printed = printed;
  }

  /**
   * Starts it, without a shell and without input.
   *
   * @throws IOException when no process can be had
   */
  static PluginProcess start(List<String> command, ExecutorService readers) throws IOException {
    var builder =
        new ProcessBuilder(Stream.concat(Stream.of("/usr/bin/setsid"), command.stream()).toList())
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    var process = builder.start();
    return new PluginProcess(
        process, readers.submit(() -> PluginOutput.read(process.getInputStream())));
  }

  /** Whether it ended in time. */
  boolean await(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  Future<PluginOutput> printed() {
    return printed;
  }

  /** Whether it runs, or somebody it started holds its output open. */
  boolean lingers() {
    return process.isAlive() || !printed.isDone();
  }

  /** Kills it and all it started, also those that made a session of their own. */
  void kill() {
    var started = process.descendants().toList();
    Signals.sendToGroup(Math.toIntExact(process.pid()), SIGKILL);
    started.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

package io.relevo.bench;

import io.relevo.libc.NotifySocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One start of the packaged daemon, as systemd does it: ready is when it says so on {@code
 * $NOTIFY_SOCKET}.
 */
final class Starting implements AutoCloseable {
  private static final Path PROGRAM = Path.of("target/relevo/bin/relevo").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(1);

  private final Path log;
  private final NotifySocket systemd;
  private final long start;
  private final Process daemon;

  /**
   * What was measured.
   *
   * @param ready milliseconds from the start of the program
   * @param busy milliseconds of processor time until then: what is left of it on a machine that has
   *     other things to do
   * @param resident megabytes (10^6 bytes) in memory in the end
   */
  record Result(double ready, double busy, double resident) {}

  private Starting(Path config, Path folder) throws Throwable {
    this.log = folder.resolve("relevo.log");
    this.systemd = new NotifySocket(folder.resolve("notify").toString());
    this.start = System.nanoTime();
    this.daemon = start(config, folder);
  }

  /** Starts it, lets it watch for a while and ends it. */
  static Result measure(Path config, Path folder, Duration watch) throws Throwable {
    try (var starting = new Starting(config, folder)) {
      var ready = starting.awaitReady();
      var busy = starting.busy();
      if (starting.daemon.waitFor(watch.toMillis(), TimeUnit.MILLISECONDS)) {
        throw starting.failed("ended");
      }
      return new Result(ready, busy, starting.resident());
    }
  }

  private Process start(Path config, Path folder) throws IOException {
    var command = new ProcessBuilder(PROGRAM.toString(), "run", "--config", config.toString());
    command.environment().put("NOTIFY_SOCKET", systemd.address());
    command.environment().put("RELEVO_DIR", folder.toString());
    return command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private double awaitReady() throws Throwable {
    while (systemd.received().filter(word -> word.contains("READY=1")).isEmpty()) {
      if (!daemon.isAlive() || millis() > PATIENCE.toMillis()) {
        throw failed("not ready");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return millis();
  }

  private double busy() {
    return daemon.info().totalCpuDuration().orElseThrow().toMillis();
  }

  private double millis() {
    return (System.nanoTime() - start) / 1e6;
  }

  /** The launcher becomes the daemon (exec), so this process is the JVM. */
  private double resident() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + daemon.pid() + "/status"))) {
      var kibibytes =
          lines
              .filter(line -> line.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow()
              .replaceAll("\\D", "");
      return Long.parseLong(kibibytes) * 1024 / 1e6;
    }
  }

  private IllegalStateException failed(String how) throws IOException {
    return new IllegalStateException(
        "the daemon must become ready and stay (was: %s)%n%s"
            .formatted(how, Files.readString(log)));
  }

  @Override
  public void close() {
    daemon.destroy();
    daemon.onExit().join();
    systemd.close();
  }
}

package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Unclear;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Nagios plugin and believes its exit code. The time-out begins when it is started: what it
 * waited for a place among the plugins that run counts as the schedule's lateness.
 */
final class PluginProbe implements Probe {
  /** For the last bytes of a plugin that has ended. */
  private static final long LAST_BYTES_MS = 500;

  private final Waiting waiting;
  private final List<String> command;
  private final Duration timeout;
  private volatile @Nullable PluginProcess last;

  PluginProbe(Waiting waiting, ProbeSpec.Plugin spec, Duration timeout) {
    this.waiting = waiting;
    this.command = spec.command();
    this.timeout = timeout;
  }

  @Override
  public CompletionStage<Outcome> look() {
    return CompletableFuture.supplyAsync(this::run, waiting.plugins())
        .exceptionally(defect -> new Unclear(Text.line("running the plugin: " + defect)));
  }

  private Outcome run() {
    var before = last;
    if (before != null && before.lingers()) {
      return new Unclear("the plugin's last run was killed, and does not end");
    }
    try {
      var plugin = PluginProcess.start(command, waiting.free());
      last = plugin;
      return outcome(plugin);
    } catch (IOException e) {
      return new Unclear(Text.line("starting the plugin: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unclear("Relevo is stopping");
    }
  }

  private Outcome outcome(PluginProcess plugin) throws InterruptedException {
    if (plugin.await(timeout)) {
      return ended(plugin);
    }
    plugin.kill();
    return new Unclear(
        "the plugin did not end within %d ms, and was killed with all it started"
            .formatted(timeout.toMillis()));
  }

  /** Somebody it started may hold its output open, and would do so for ever. */
  private static Outcome ended(PluginProcess plugin) throws InterruptedException {
    var code = plugin.exitCode();
    try {
      var output = plugin.printed().get(LAST_BYTES_MS, TimeUnit.MILLISECONDS);
      return PluginEnding.outcome(code, output);
    } catch (TimeoutException e) {
      plugin.kill();
      return new Unclear(
          "the plugin ended with %d and left a process that holds its output open".formatted(code));
    } catch (ExecutionException e) {
      return new Unclear(Text.line("reading the plugin's output: " + e.getCause()));
    }
  }

  /** What runs ends by itself, or at its time-out. */
  @Override
  public void close() {}
}

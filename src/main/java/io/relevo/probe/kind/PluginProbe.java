package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Unclear;
import io.relevo.process.Ending;
import io.relevo.process.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Runs a Nagios plugin and believes its exit code. The time-out begins when it is started: what it
 * waited for a place among the plugins that run counts as the schedule's lateness.
 */
final class PluginProbe implements Probe {
  private final Waiting waiting;
  private final List<String> command;
  private final Duration timeout;
  private final Program plugin = new Program(PluginOutput.MOST_BYTES);

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
    try {
      return outcome(plugin.run(command, timeout));
    } catch (IOException e) {
      return new Unclear(Text.line("running the plugin: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unclear("Relevo is stopping");
    }
  }

  private static Outcome outcome(Ending ending) {
    return switch (ending) {
      case Ending.Ended(int code, var printed) ->
          PluginEnding.outcome(code, PluginOutput.of(printed));
      case Ending.OutputHeld(int code) ->
          new Unclear(
              "the plugin ended with %d and left a process that holds its output open"
                  .formatted(code));
      case Ending.Late(var limit) ->
          new Unclear(
              "the plugin did not end within %d ms, and was killed with all it started"
                  .formatted(limit.toMillis()));
      case Ending.Lingering _ -> new Unclear("the plugin's last run was killed, and does not end");
    };
  }

  /** What runs ends by itself, or at its time-out. */
  @Override
  public void close() {}
}

package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Unclear;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks at the host this agent runs on. The kernel's files and each disk are asked on threads of
 * their own: a disk that hangs is found to, and spoils nothing else.
 */
final class HostProbe implements Probe {
  /** An answer later than this past the time-out says that we were not running. */
  private static final Duration OWN_LATENESS = Duration.ofMillis(250);

  private final ProbeSpec.Host spec;
  private final Duration timeout;
  private final List<Function<Duration, CompletableFuture<HostPart>>> parts = new ArrayList<>();

  HostProbe(HostTree tree, Executor threads, ProbeSpec.Host spec, Duration timeout) {
    this.spec = spec;
    this.timeout = timeout;
    var late = HostPart.unread("/proc was not read in time");
    part(threads, new HostProcesses(tree, spec.processes())::look, late);
    part(threads, new HostUnits(tree, spec.units())::look, late);
    spec.disks().stream()
        .map(HostDisk::new)
        .forEach(disk -> part(threads, disk::look, disk.hung()));
    part(threads, tree::figures, late);
    if (HostClock.matters(spec.limits())) {
      part(threads, HostClock::look, late);
    }
  }

  /**
   * One more part, looked at on its own.
   *
   * @param late what is found when it does not answer in time
   */
  void part(Executor threads, Supplier<HostPart> look, HostPart late) {
    var alone = new OneAtATime<>(threads, look);
    parts.add(within -> alone.ask(within).thenApply(part -> part.orElse(late)));
  }

  @Override
  public CompletionStage<Outcome> look() {
    var began = System.nanoTime();
    var looks = parts.stream().map(part -> part.apply(timeout)).toList();
    return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
        .thenApply(_ -> outcome(looks.stream().map(CompletableFuture::join).toList(), began))
        .exceptionally(defect -> new Unclear(Text.line("looking at the host: " + defect)));
  }

  private Outcome outcome(List<HostPart> found, long began) {
    var over = Duration.ofNanos(System.nanoTime() - began).minus(timeout);
    return over.compareTo(OWN_LATENESS) > 0
        ? new Unclear("Relevo itself was %d ms late".formatted(over.toMillis()))
        : HostPart.outcome(spec.limits(), found);
  }

  /** A thread that a disk holds goes when the disk answers. */
  @Override
  public void close() {}
}

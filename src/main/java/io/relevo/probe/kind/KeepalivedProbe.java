package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import io.relevo.probe.Outcome.Unclear;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the keepalived of its own host: whether the virtual address is here, whether its
 * processes run, and what it last said of its instance.
 *
 * <p>The interface is the truth about the address. What keepalived says only adds to it: a notify
 * FIFO may be deaf since a reload.
 */
final class KeepalivedProbe implements Probe {
  private final Executor waiting;
  private final ProbeSpec.Keepalived spec;
  private final Duration timeout;
  private final Optional<KeepalivedProcesses> processes;
  private final Optional<KeepalivedFifo> fifo;

  KeepalivedProbe(Waiting waiting, ProbeSpec.Keepalived spec, Duration timeout) {
    this.waiting = waiting.free();
    this.spec = spec;
    this.timeout = timeout;
    this.processes = spec.pid().map(KeepalivedProcesses::new);
    this.fifo = spec.fifo().map(path -> new KeepalivedFifo(path, spec.instance()));
  }

  @Override
  public CompletionStage<Outcome> look() {
    return CompletableFuture.supplyAsync(this::run, waiting)
        .completeOnTimeout(late(), timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(defect -> new Unclear(Text.line("looking at keepalived: " + defect)));
  }

  private Outcome late() {
    return new Unclear(
        "this host did not tell of itself within %d ms".formatted(timeout.toMillis()));
  }

  /** One look, on the thread of whoever calls. */
  Outcome run() {
    try {
      var here = NetworkInterface.getByInetAddress(InetAddress.ofLiteral(spec.address())) != null;
      var said = fifo.flatMap(KeepalivedFifo::last);
      var alive = processes.isPresent() ? processes.get().find() : KeepalivedProcesses.Life.RUNS;
      return outcome(here, alive, said);
    } catch (IOException e) {
      return new Unclear(Text.line("looking at this host: " + e.getMessage()));
    }
  }

  private Outcome outcome(boolean here, KeepalivedProcesses.Life life, Optional<String> said) {
    var measures = List.of(new Measured(Measured.HOLDER, spec.address(), here ? 1 : 0));
    var where = spec.address() + (here ? " is on this host" : " is not on this host");
    return switch (life) {
      case RUNS -> new Passed(Outcome.Answer.SERVING, flaw(here, said), measures);
      case HIDDEN -> new Unclear("keepalived is hidden from Relevo (hidepid); " + where);
      case FROZEN ->
          new Failed(Cause.FROZEN, "keepalived is stopped by a signal; " + where, measures);
      case GONE ->
          new Failed(
              here ? Cause.ADDRESS_LEFT : Cause.NOT_RUNNING,
              "keepalived does not run; " + where,
              measures);
    };
  }

  /** An instance that holds its address is in no fault, whatever was heard last. */
  private static Optional<Flaw> flaw(boolean here, Optional<String> said) {
    return said.filter(role -> role.equals("FAULT") && !here)
        .map(_ -> new Flaw(Cause.FAULT, "its instance is in FAULT and cannot take the address"));
  }

  @Override
  public void close() {
    fifo.ifPresent(KeepalivedFifo::close);
  }
}

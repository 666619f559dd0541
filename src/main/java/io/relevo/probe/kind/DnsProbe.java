package io.relevo.probe.kind;

import io.relevo.fleet.Endpoint;
import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks several resolvers the same at the same time; never the one of this host. */
final class DnsProbe implements Probe {
  private final List<Eye> resolvers;
  private final Duration timeout;

  DnsProbe(Network network, ProbeSpec.Dns spec, Duration timeout) {
    this.timeout = timeout;
    var question = DnsQuestion.of(spec);
    this.resolvers = spec.resolvers().stream().map(at -> eye(network, spec, question, at)).toList();
  }

  private Eye eye(Network network, ProbeSpec.Dns spec, DnsQuestion question, Endpoint at) {
    var patience = timeout.dividedBy(3);
    return new Eye(
        network,
        Address.of(at.host(), at.port()),
        timeout,
        new DnsTalk.Kind(spec, question, at.toString(), false, patience));
  }

  @Override
  public CompletionStage<Outcome> look() {
    long begun = System.nanoTime();
    List<CompletableFuture<Outcome>> looks =
        resolvers.stream().map(eye -> look(eye, begun).toCompletableFuture()).toList();
    return CompletableFuture.allOf(looks.toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> DnsVerdict.of(looks.stream().map(CompletableFuture::join).toList()));
  }

  private CompletionStage<Outcome> look(Eye eye, long begun) {
    return eye.look()
        .outcome()
        .thenCompose(
            found ->
                found.equals(DnsTalk.TRUNCATED)
                    ? overTcp(eye, begun)
                    : CompletableFuture.completedStage(found));
  }

  /** With what is left of the time. */
  private CompletionStage<Outcome> overTcp(Eye eye, long begun) {
    Duration left = timeout.minusNanos(System.nanoTime() - begun);
    var talk = ((DnsTalk.Kind) eye.talk()).overTcp();
    return new Eye(eye.network(), eye.address(), left.isNegative() ? Duration.ZERO : left, talk)
        .look()
        .outcome();
  }

  /** Holds nothing between looks. */
  @Override
  public void close() {}
}

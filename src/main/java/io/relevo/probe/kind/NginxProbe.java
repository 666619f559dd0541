package io.relevo.probe.kind;

import io.relevo.fleet.Connections;
import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import io.relevo.probe.Outcome.Unclear;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks an nginx for one page and, at the same time, for its {@code stub_status} page where it has
 * one. Both must be well; the first that is not ends the look.
 */
final class NginxProbe implements Probe {
  private final Eye page;
  private final Optional<Eye> status;

  NginxProbe(Network network, ProbeSpec.Nginx spec, Duration timeout) {
    Reading reading = new NginxReading(new Expectation(spec.expect()));
    this.page = Eye.on(network, spec.url(), spec.connections(), reading, timeout);
    this.status =
        spec.stubStatus()
            .map(url -> statusEye(network, url, spec.connections().unwatched(), timeout));
  }

  private static Eye statusEye(
      Network network, URI url, Connections connections, Duration timeout) {
    return Eye.on(network, url, connections, new NginxReading(new StubStatusReading()), timeout);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return status.map(eye -> both(page.look(), eye.look())).orElseGet(() -> page.look().outcome());
  }

  /** One sentinel will do: both pages are of the same processes. */
  @Override
  public void onFall(Runnable fallen) {
    page.spare().tell(fallen);
  }

  @Override
  public void close() {
    page.close();
    status.ifPresent(Eye::close);
  }

  private static CompletionStage<Outcome> both(Look page, Look status) {
    CompletableFuture<Outcome> first = new CompletableFuture<>();
    CompletionStage<Outcome> counted = status.outcome().thenApply(NginxProbe::named);
    page.outcome().thenAcceptBoth(counted, (one, other) -> first.complete(worse(one, other)));
    page.outcome().thenAccept(found -> failFast(first, found, status));
    counted.thenAccept(found -> failFast(first, found, page));
    return first;
  }

  private static void failFast(CompletableFuture<Outcome> first, Outcome found, Look other) {
    if (found instanceof Failed && first.complete(found)) {
      other.abandon();
    }
  }

  private static Outcome worse(Outcome page, Outcome status) {
    return badness(status) > badness(page) ? status : page;
  }

  private static int badness(Outcome outcome) {
    return switch (outcome) {
      case Passed _ -> 0;
      case Unclear _ -> 1;
      case Failed _ -> 2;
    };
  }

  private static Outcome named(Outcome status) {
    return switch (status) {
      case Failed(var cause, var detail, _) ->
          new Failed(cause, Text.line("stub-status: " + detail));
      case Unclear(var detail) -> new Unclear(Text.line("stub-status: " + detail));
      case Passed passed -> passed;
    };
  }
}

package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Expect;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.TrustManagerFactory;

/** Takes looks in tests, and holds each of them to its deadline. */
final class Lookout implements AutoCloseable {
  static final Outcome SERVING = new Outcome.Passed(Answer.SERVING);
  static final Outcome MAINTENANCE = new Outcome.Passed(Answer.MAINTENANCE);

  /** Long for a look that should not need it, so that a busy machine does not fail a test. */
  static final Duration AMPLE = Duration.ofSeconds(5);

  /** Short for a look that is expected to need all of it. */
  static final Duration SHORT = Duration.ofMillis(400);

  /** Nobody reports to it. */
  static final Beats BEATS = new Beats(Path.of("/nonexistent"));

  /** For what a server needs some time for. */
  static final Duration SOON = Duration.ofSeconds(15);

  /** How late the outcome may come: a busy machine's, not the look's. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  final Vertx vertx;
  private final Probes probes;

  Lookout() {
    this(new VertxOptions(), Tls.trustingTheJdk());
  }

  Lookout(VertxOptions options, Tls tls) {
    this.vertx = Vertx.vertx(options.setEventLoopPoolSize(1));
    this.probes = new Probes(new Network(vertx, () -> tls), BEATS);
  }

  static Lookout trusting(TrustManagerFactory authorities) {
    return new Lookout(new VertxOptions(), Tls.trusting(authorities));
  }

  Network network() {
    return new Network(vertx, Tls::trustingTheJdk);
  }

  static final Expect ANYTHING = new Expect(200, 399, false, Optional.empty());

  static ProbeSpec.Http http(String url) {
    return new ProbeSpec.Http(URI.create(url), ANYTHING);
  }

  static ProbeSpec.Http http(URI url) {
    return http(url, ANYTHING);
  }

  static ProbeSpec.Http http(URI url, Expect expect) {
    return new ProbeSpec.Http(url, expect);
  }

  Outcome look(ProbeSpec spec) {
    return look(spec, AMPLE);
  }

  /** Takes a look; once more if this machine was too busy to tell. */
  Outcome look(ProbeSpec spec, Duration timeout) {
    Outcome outcome = await(begin(spec, timeout), timeout);
    return outcome.phrase().contains("Relevo itself was")
        ? await(begin(spec, timeout), timeout)
        : outcome;
  }

  /** One probe for several looks. */
  Probe probe(ProbeSpec spec) {
    return probes.make(spec, AMPLE);
  }

  CompletableFuture<Outcome> begin(ProbeSpec spec, Duration timeout) {
    try (Probe probe = probes.make(spec, timeout)) {
      return probe.look().toCompletableFuture();
    }
  }

  /** The outcome, which must come within the deadline of its look. */
  static Outcome await(CompletableFuture<Outcome> look, Duration timeout) {
    try {
      return look.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("a stuck look", e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("a look that threw", e);
    }
  }

  /** Looks again and again, until the outcome is as it should be. */
  Outcome until(ProbeSpec spec, String what, Predicate<Outcome> holds) {
    return Lab.await(SOON, what, () -> Optional.of(look(spec)).filter(holds));
  }

  Outcome.Failed failure(ProbeSpec spec, Duration timeout) {
    return failed(look(spec, timeout));
  }

  static Outcome.Failed failed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.detail()).isNotBlank().hasSizeLessThanOrEqualTo(200).doesNotContain("\n");
    return failed;
  }

  void finds(ProbeSpec spec, Cause cause, String evidence) {
    finds(spec, AMPLE, cause, evidence);
  }

  void finds(ProbeSpec spec, Duration timeout, Cause cause, String evidence) {
    Outcome.Failed failed = failure(spec, timeout);
    assertThat(failed.cause()).as(failed.detail()).isEqualTo(cause);
    assertThat(failed.detail()).contains(evidence);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}

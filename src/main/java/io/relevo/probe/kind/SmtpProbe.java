package io.relevo.probe.kind;

import io.relevo.fleet.Limits;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.TlsVersion;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks a mail server whether it would take a mail, and sends none. */
final class SmtpProbe implements Probe {
  private final Eye eye;

  SmtpProbe(Network network, ProbeSpec.Smtp spec, Duration timeout) {
    this.eye =
        new Eye(
            network,
            Address.of(spec.host(), spec.port()),
            timeout,
            SmtpTalk.of(SmtpStep.of(spec), check(network, spec)));
  }

  private static @Nullable TlsCheck check(Network network, ProbeSpec.Smtp spec) {
    return spec.startTls()
        .map(name -> Address.of(name, spec.port()))
        .map(name -> new TlsCheck(network.tls(), name, TlsVersion.TLS_1_2, Limits.NONE))
        .orElse(null);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return eye.look().outcome();
  }

  /** Holds nothing between looks. */
  @Override
  public void close() {}
}

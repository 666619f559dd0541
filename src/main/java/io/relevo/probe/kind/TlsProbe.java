package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Looks at the certificate that a server shows, and says nothing after the handshake. */
final class TlsProbe implements Probe {
  private final Eye eye;

  TlsProbe(Network network, ProbeSpec.Tls spec, Duration timeout) {
    var check =
        new TlsCheck(
            network.tls(), Address.of(spec.name(), spec.port()), spec.least(), spec.limits());
    Talk.Kind talk =
        switch (spec.startTls()) {
          case NONE -> TlsTalk.of(check);
          case SMTP -> SmtpTalk.of(SmtpStep.toTls(), check);
        };
    this.eye = new Eye(network, Address.of(spec.host(), spec.port()), timeout, talk);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return eye.look().outcome();
  }

  /** Holds nothing between looks. */
  @Override
  public void close() {}
}

package io.relevo.probe.kind;

import io.netty.util.concurrent.Future;
import io.relevo.fleet.Limits;
import io.relevo.fleet.TlsVersion;
import io.relevo.probe.Cause;
import io.relevo.probe.Judgement;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * What a server's TLS must be.
 *
 * @param address the name that the certificate must be for, and the port
 */
record TlsCheck(Tls tls, Address address, TlsVersion least, Limits limits) {

  /** TLS for one connection. */
  Handshake handshake() {
    return tls.handshake(address);
  }

  /** What the handshake found. */
  Outcome of(Handshake handshake, Future<?> shaken) {
    return shaken.isSuccess() ? good(handshake.engine().getSession()) : bad(shaken.cause());
  }

  private Outcome good(SSLSession session) {
    List<Measured> measures = chain(session).measures(Instant.now());
    return session.getProtocol().compareTo(least.title()) < 0
        ? new Outcome.Failed(
            Cause.TLS,
            Text.line(
                "%s: expected %s or newer, found %s"
                    .formatted(address, least.title(), session.getProtocol())),
            measures)
        : Judgement.of(limits, measures);
  }

  private Outcome bad(Throwable fault) {
    List<Measured> measures =
        Tls.distrusted(fault).map(chain -> chain.measures(Instant.now())).orElse(List.of());
    return new Outcome.Failed(Cause.TLS, Text.line(address + ": " + Tls.words(fault)), measures);
  }

  private static TlsChain chain(SSLSession session) {
    try {
      return new TlsChain(
          Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList());
    } catch (SSLPeerUnverifiedException e) {
      throw new IllegalStateException("a handshake without a certificate does not succeed", e);
    }
  }
}

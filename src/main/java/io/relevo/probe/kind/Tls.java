package io.relevo.probe.kind;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as a browser does it: the chain up to a trusted authority, the dates and the name. */
final class Tls {
  /**
   * A session is not resumed for longer: every look sees the certificate that is served now, not
   * the one of the first look.
   */
  private static final int SESSION_SECONDS = 1;

  private final SslContext context;

  private Tls(SslContext context) {
    this.context = context;
  }

  /** Trusts the authorities that the JDK trusts, {@code javax.net.ssl.trustStore} if it is set. */
  static Tls trustingTheJdk() {
    return trusting(null);
  }

  static Tls trusting(@Nullable TrustManagerFactory authorities) {
    try {
      return new Tls(
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.JDK)
              .trustManager(new Witness(judge(authorities)))
              .endpointIdentificationAlgorithm("HTTPS")
              .sessionTimeout(SESSION_SECONDS)
              .build());
    } catch (SSLException | GeneralSecurityException e) {
      throw new IllegalStateException("TLS: must be there in the JDK", e);
    }
  }

  private static X509ExtendedTrustManager judge(@Nullable TrustManagerFactory authorities)
      throws GeneralSecurityException {
    var factory = authorities == null ? jdk() : authorities;
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("nobody who knows X.509"));
  }

  private static TrustManagerFactory jdk() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return factory;
  }

  /** TLS for one connection to this address. */
  Handshake handshake(Address address) {
    return new Handshake(
        context.newEngine(ByteBufAllocator.DEFAULT, address.host(), address.port()));
  }

  /** Why the handshake failed, in the words of who has to mend it. */
  static Outcome fault(Address address, Throwable fault) {
    return new Outcome.Failed(Cause.TLS, Text.line(address + ": " + words(fault)));
  }

  /** The chain that was not trusted, if that is why the handshake failed. */
  static Optional<TlsChain> distrusted(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .filter(Witness.Distrust.class::isInstance)
        .map(distrust -> new TlsChain(((Witness.Distrust) distrust).chain()))
        .findFirst();
  }

  static String words(Throwable fault) {
    Throwable root = Faults.root(fault);
    return distrusted(fault).map(chain -> chain.fault(root)).orElseGet(() -> withoutChain(root));
  }

  private static String withoutChain(Throwable root) {
    String said = String.valueOf(root.getMessage());
    if (root instanceof NotSslRecordException) {
      return "expected TLS, found plain bytes";
    }
    return said.contains("protocol_version") || said.contains("protocol version")
        ? "it speaks no protocol as new as TLSv1.2 (" + said + ")"
        : said;
  }
}

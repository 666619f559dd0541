package io.relevo.probe.kind;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
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
              .trustManager(authorities)
              .endpointIdentificationAlgorithm("HTTPS")
              .sessionTimeout(SESSION_SECONDS)
              .build());
    } catch (SSLException e) {
      throw new IllegalStateException("TLS: must be there in the JDK", e);
    }
  }

  /** TLS for one connection to this address. */
  Handshake handshake(Address address) {
    return new Handshake(
        context.newEngine(ByteBufAllocator.DEFAULT, address.host(), address.port()));
  }

  /** Why the handshake failed, in the words of who has to mend it. */
  static Outcome fault(Address address, Throwable fault) {
    return new Outcome.Failed(Cause.TLS, Text.line(address + ": " + words(Faults.root(fault))));
  }

  private static String words(Throwable root) {
    return switch (root) {
      case CertificateExpiredException e -> "the certificate has expired (" + e.getMessage() + ")";
      case CertificateNotYetValidException e ->
          "the certificate is not valid yet (" + e.getMessage() + ")";
      case CertPathBuilderException _ -> "no trusted authority has signed the certificate";
      case NotSslRecordException _ -> "expected TLS, found plain bytes";
      default -> String.valueOf(root.getMessage());
    };
  }
}

package io.relevo.probe.kind;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
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
    try {
      return trusting(authorities(null));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static Tls trusting(TrustManagerFactory authorities) {
    try {
      return of(client().trustManager(new Witness(judge(authorities))));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Trusts these authorities.
   *
   * @param pem one certificate or more, which the configuration has read
   */
  static Tls trusting(String pem) {
    try {
      return trusting(authorities(store(pem)));
    } catch (GeneralSecurityException | IOException e) {
      throw missing(e);
    }
  }

  /** Trusts anybody: nobody on the way can listen, but anybody can be the server. */
  static Tls trustingAll() {
    return of(
        client()
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .endpointIdentificationAlgorithm(null));
  }

  private static SslContextBuilder client() {
    return SslContextBuilder.forClient()
        .sslProvider(SslProvider.JDK)
        .endpointIdentificationAlgorithm("HTTPS")
        .sessionTimeout(SESSION_SECONDS);
  }

  private static Tls of(SslContextBuilder client) {
    try {
      return new Tls(client.build());
    } catch (SSLException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(Exception e) {
    return new IllegalStateException("TLS: must be there in the JDK", e);
  }

  private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    for (var one : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
      store.setCertificateEntry("authority-" + store.size(), one);
    }
    return store;
  }

  private static X509ExtendedTrustManager judge(TrustManagerFactory factory)
      throws GeneralSecurityException {
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("nobody who knows X.509"));
  }

  /** Those in the store, or the JDK's where there is none. */
  private static TrustManagerFactory authorities(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
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

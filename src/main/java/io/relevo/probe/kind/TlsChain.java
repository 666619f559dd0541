package io.relevo.probe.kind;

import io.relevo.fleet.Measure;
import io.relevo.probe.Measured;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The certificates that a server sent, its own first, and what is wrong with them in the words of
 * who has to mend it.
 */
record TlsChain(List<X509Certificate> sent) {

  /** Why it is not trusted. */
  String fault(Throwable root) {
    return switch (root) {
      case CertificateExpiredException e -> outdated("has expired", e);
      case CertificateNotYetValidException e -> outdated("is not valid yet", e);
      case CertPathBuilderException _ -> unsigned();
      case CertPathValidatorException e when e.getReason() == PKIXReason.NO_TRUST_ANCHOR ->
          unsigned();
      case CertificateException e when e.getClass() == CertificateException.class -> names(e);
      default -> String.valueOf(root.getMessage());
    };
  }

  private String unsigned() {
    return "no trusted authority has signed the certificate: " + brokenLink();
  }

  private String outdated(String what, CertificateException e) {
    Instant now = Instant.now();
    return sent.stream()
        .filter(one -> !current(one, now))
        .findFirst()
        .filter(one -> !one.equals(sent.getFirst()))
        .map(one -> "the certificate of the authority " + subject(one))
        .orElse("the certificate")
        .concat(" %s (%s)".formatted(what, e.getMessage()));
  }

  private static boolean current(X509Certificate one, Instant now) {
    return !now.isBefore(one.getNotBefore().toInstant())
        && !now.isAfter(one.getNotAfter().toInstant());
  }

  /** The first link of the chain that does not hold. */
  private String brokenLink() {
    return IntStream.range(0, sent.size() - 1)
        .filter(i -> !signed(sent.get(i), sent.get(i + 1)))
        .mapToObj(i -> broken(sent.get(i), sent.get(i + 1)))
        .findFirst()
        .orElseGet(() -> untrusted(sent.getLast()));
  }

  private static String broken(X509Certificate one, X509Certificate next) {
    return "%s is signed by %s, and %s was sent next"
        .formatted(subject(one), issuer(one), subject(next));
  }

  private String untrusted(X509Certificate last) {
    if (!last.getIssuerX500Principal().equals(last.getSubjectX500Principal())) {
      return "%s is signed by %s, which is neither trusted nor sent along"
          .formatted(subject(last), issuer(last));
    }
    return sent.size() == 1
        ? subject(last) + " has signed itself"
        : "its root " + subject(last) + " is not trusted here";
  }

  private static boolean signed(X509Certificate one, X509Certificate by) {
    try {
      one.verify(by.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false; // which is the answer
    }
  }

  private String names(CertificateException e) {
    String names =
        alternatives().stream()
            .map(name -> String.valueOf(name.get(1)))
            .limit(5)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? String.valueOf(e.getMessage())
        : "the certificate is for %s (%s)".formatted(names, e.getMessage());
  }

  /** Pairs of a type and a name. */
  private Collection<List<?>> alternatives() {
    try {
      return Optional.ofNullable(sent.getFirst().getSubjectAlternativeNames()).orElse(List.of());
    } catch (CertificateParsingException e) {
      return List.of(); // the detail says then what the JDK says
    }
  }

  /** How long the one that expires first is still valid; it is named if it is an authority's. */
  List<Measured> measures(Instant now) {
    return sent.stream()
        .min(Comparator.comparing(X509Certificate::getNotAfter))
        .map(first -> measured(first, now))
        .stream()
        .toList();
  }

  private Measured measured(X509Certificate first, Instant now) {
    return Measured.of(
        Measure.EXPIRES_IN,
        first.equals(sent.getFirst()) ? "" : Text.line(subject(first)),
        (double) Duration.between(now, first.getNotAfter().toInstant()).toSeconds());
  }

  private static String subject(X509Certificate one) {
    return one.getSubjectX500Principal().getName();
  }

  private static String issuer(X509Certificate one) {
    return one.getIssuerX500Principal().getName();
  }
}

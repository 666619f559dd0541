package io.relevo.config;

import io.relevo.config.LimitKeys.Usual;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.StartTls;
import io.relevo.fleet.TlsVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** A certificate and the protocol it is shown in. */
final class TlsKind {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,253}");

  static final Scalar<String> HOST_NAME =
      Scalar.of(
          "the name of a host, as shop.example.com",
          Map.of("type", "string"),
          word -> Optional.of(word.text()).filter(text -> NAME.matcher(text).matches()));

  private static final Key<String> CERTIFICATE_NAME =
      Key.derived(
          "name",
          HOST_NAME,
          "the host in `address`",
          "The name that the certificate must be for; it is also the name that is asked for (SNI).");

  private static final Key<TlsVersion> PROTOCOL =
      Key.defaulted(
          "protocol",
          Scalars.oneOf(versions()),
          TlsVersion.TLS_1_2,
          "The oldest protocol that will do. Relevo itself speaks nothing older than TLSv1.2.");

  private static final Key<StartTls> START_TLS =
      Key.defaulted(
          "starttls",
          Scalars.oneOf(startTls()),
          StartTls.NONE,
          "In which protocol TLS is asked for first; `none` where it begins at once.");

  private static final LimitKeys LIMITS = LimitKeys.of(Usual.at(Measure.EXPIRES_IN, "14d"));

  private static final Section<ProbeSpec.Tls> SECTION =
      Section.of(
              "A certificate: its chain, its name, its days and its protocol. `host:port` alone will"
                  + " do.",
              LIMITS.after(TcpKind.ADDRESS, CERTIFICATE_NAME, PROTOCOL, START_TLS),
              TlsKind::make)
          .orJust(TcpKind.ADDRESS);

  static final Key<ProbeSpec.Tls> KEY =
      Key.optional("tls", SECTION, "Looks at a certificate and the protocol it is shown in.");

  private TlsKind() {}

  private static ProbeSpec.Tls make(Values in) {
    var address = in.get(TcpKind.ADDRESS);
    return new ProbeSpec.Tls(
        address.host(),
        address.port(),
        in.find(CERTIFICATE_NAME).orElse(address.host()),
        in.get(PROTOCOL),
        in.get(START_TLS),
        LIMITS.limits(in));
  }

  private static SequencedMap<String, TlsVersion> versions() {
    var words = new LinkedHashMap<String, TlsVersion>();
    for (TlsVersion version : TlsVersion.values()) {
      words.put(version.title(), version);
    }
    return words;
  }

  private static SequencedMap<String, StartTls> startTls() {
    var words = new LinkedHashMap<String, StartTls>();
    for (StartTls each : StartTls.values()) {
      words.put(Enums.word(each), each);
    }
    return words;
  }
}

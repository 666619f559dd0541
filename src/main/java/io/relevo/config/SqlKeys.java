package io.relevo.config;

import io.relevo.fleet.Account;
import io.relevo.fleet.Encryption;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Login;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys that the databases have in common. */
final class SqlKeys {
  /** What needs no quotes in either of them, so that nothing else can be said with it. */
  private static final Pattern TABLE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}\\.[A-Za-z_][A-Za-z0-9_]{0,62}");

  private static final Scalar<String> AUTHORITIES =
      Scalar.of(
              "certificates in PEM",
              Map.of("type", "string"),
              word -> Optional.of(word.text()).filter(SqlKeys::areCertificates))
          .hinted(
              word ->
                  Optional.of(word.text())
                      .filter(text -> text.startsWith("/"))
                      .map("write ${file:%s}"::formatted));

  /** What protects the connection, as the file says it. */
  enum Encrypted {
    OFF,
    REQUIRED,
    VERIFY
  }

  static final Key<Addresses.HostPort> ADDRESS =
      Key.required("address", Addresses.HOST_AND_PORT, "Where it listens, as `host:port`.");

  static final Key<String> USER =
      Key.required(
          "user",
          Scalars.TEXT,
          "Who logs in. Give it no more than the grants on the kind's page: with more rights than"
              + " users have it sees less of what they suffer.");

  static final Key<Secret> PASSWORD =
      Key.required(
          "password",
          Scalars.SECRET,
          "The password of `user`; never shown. Write `${credential:db}` or `${file:…}`, so that it"
              + " does not stand in this file.");

  static final Key<Role> ROLE =
      Key.defaulted(
          "role",
          Enums.ROLE,
          Role.ANY,
          "What it is meant to be. A `master` that takes no writes has failed (`read-only`), a"
              + " `replica` that takes some is degraded (`writable-replica`), and one whose"
              + " replication is stopped has failed. With `any` nothing of this is judged.");

  static final Key<String> HEARTBEAT =
      Key.optional(
          "heartbeat",
          Scalar.of(
              "a table with its schema, as relevo.heartbeat",
              Map.of("type", "string", "pattern", TABLE.pattern()),
              word -> Optional.of(word.text()).filter(text -> TABLE.matcher(text).matches())),
          "A table with the columns `id` and `ts`. At each look a `master` (`primary`) writes its"
              + " row, which proves that it can, and others measure `lag` by its age. Without it"
              + " nothing is written, and the lag is what the server says.");

  static final Key<Encrypted> TLS =
      Key.defaulted(
          "tls",
          Enums.of(Encrypted.values()),
          Encrypted.OFF,
          "`off`: the connection is not encrypted. `required`: it is, but whoever answers is taken"
              + " for the server. `verify`: and the server must show a certificate that is valid for"
              + " `name` and signed by one of `ca`. A fault of it is the cause `tls`.");

  static final Key<String> CA =
      Key.derived(
          "ca",
          AUTHORITIES,
          "the authorities that the JDK trusts",
          "The certificates, in PEM, of the authorities that may have signed the server's. Write"
              + " `${file:…}`: the file is read anew at each reload.");

  static final Key<String> NAME =
      Key.derived(
          "name",
          TlsKind.HOST_NAME,
          "the host in `address`",
          "The name that the certificate must be for.");

  static final Key<List<String>> WITNESSES =
      Key.defaulted(
          "witnesses",
          new ListOf<>(NameOf.in("targets")),
          List.of(),
          "Its replicas, by their names in `targets`. While it is silent and one of them still"
              + " receives what it writes, it is not down: degraded when it accepts a connection"
              + " and says nothing, as only who comes anew is shut out, and unclear when it does not"
              + " even accept, as only our way to it is cut. Then it is known to be down at most an"
              + " `every` of theirs later.");

  private SqlKeys() {}

  private static boolean areCertificates(String pem) {
    try {
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      return !CertificateFactory.getInstance("X.509").generateCertificates(bytes).isEmpty();
    } catch (CertificateException e) {
      return false; // which is the answer
    }
  }

  /** The keys of a login, and those of the kind itself. */
  static Key<?>[] before(Key<?>... own) {
    return Stream.concat(Stream.of(ADDRESS, USER, PASSWORD, TLS, CA, NAME), Stream.of(own))
        .toArray(Key<?>[]::new);
  }

  static Login login(Values in) {
    var at = in.get(ADDRESS);
    return new Login(
        new Endpoint(at.host(), at.port()),
        new Account(in.get(USER), in.get(PASSWORD)),
        encryption(in, at.host()));
  }

  private static Encryption encryption(Values in, String host) {
    var encrypted = in.get(TLS);
    Stream.of(CA, NAME)
        .filter(key -> in.has(key) && encrypted != Encrypted.VERIFY)
        .forEach(key -> in.must(key, "be there to be verified: say `tls: verify` too"));
    return switch (encrypted) {
      case OFF -> new Encryption.Off();
      case REQUIRED -> new Encryption.Required();
      case VERIFY -> new Encryption.Verified(in.find(NAME).orElse(host), in.find(CA));
    };
  }
}

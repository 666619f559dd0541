package io.relevo.probe.kind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of its own, in a private folder, made with the JDK's keytool. */
final class Authority {
  private static final String PASSWORD = "relevo";
  private static final String SELF = "authority";

  private final Path store;
  private int servers;

  Authority(Path folder) throws IOException, InterruptedException {
    this.store = folder.resolve("keys.p12");
    generate(SELF, "-ext", "bc:c", "-validity", "10");
  }

  /** What a client uses to trust it. */
  TrustManagerFactory trust() throws IOException, GeneralSecurityException {
    var trusted = empty();
    trusted.setCertificateEntry(SELF, keys().getCertificate(SELF));
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    return factory;
  }

  /**
   * A server's side of TLS.
   *
   * @param name {@code dns:x} or {@code ip:x}
   * @param start from when it is valid, as {@code -3d}
   */
  SSLContext server(String name, String start, int days)
      throws IOException, InterruptedException, GeneralSecurityException {
    String alias = issue(name, start, days);
    char[] password = PASSWORD.toCharArray();
    var one = empty();
    one.setKeyEntry(
        alias, keys().getKey(alias, password), password, keys().getCertificateChain(alias));
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(one, password);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** The same as files in PEM: {@code <stem>.crt} and {@code <stem>.key}. */
  void write(Path stem, String name, String start, int days)
      throws IOException, InterruptedException, GeneralSecurityException {
    String alias = issue(name, start, days);
    var keys = keys();
    var key = keys.getKey(alias, PASSWORD.toCharArray());
    Files.writeString(
        stem.resolveSibling(stem.getFileName() + ".crt"),
        pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()));
    Files.writeString(
        stem.resolveSibling(stem.getFileName() + ".key"), pem("PRIVATE KEY", key.getEncoded()));
  }

  /** Its own certificate in PEM. */
  String certificate() throws IOException, GeneralSecurityException {
    return pem("CERTIFICATE", keys().getCertificate(SELF).getEncoded());
  }

  private static String pem(String what, byte[] bytes) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what);
  }

  private String issue(String name, String start, int days)
      throws IOException, InterruptedException {
    String alias = "server-" + ++servers;
    generate(
        alias, "-signer", SELF, "-ext", "san=" + name, "-startdate", start, "-validity", "" + days);
    return alias;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    var empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    return empty;
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private void generate(String alias, String... options) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC"));
    command.addAll(List.of("-alias", alias, "-dname", "CN=" + alias));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}

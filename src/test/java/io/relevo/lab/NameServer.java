package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real name server on the loopback that takes signed dynamic updates: BIND or Knot, with one
 * zone. It knows two keys; one of them may change what is in the zone.
 */
public final class NameServer extends Restartable {
  public static final String ZONE = "example.test.";

  /** The key that may change the zone. */
  public static final String KEY = "relevo";

  /** A key that it knows and that may change nothing. */
  public static final String READER = "reader";

  /** The secret of both. */
  public static final String SECRET = "c2VjcmV0LW9mLXRoZS1sYWItMzItYnl0ZXMtbG9uZyE=";

  private static final Duration READY = Duration.ofSeconds(10);

  /** Which one. */
  public enum Brand {
    BIND(Need.BIND),
    KNOT(Need.KNOT);

    private final Need need;

    Brand(Need need) {
      this.need = need;
    }

    public Need need() {
      return need;
    }
  }

  private final Brand brand;
  private final Path folder;
  private final int port = Lab.freePort();

  private NameServer(Brand brand, Path folder) {
    this.brand = brand;
    this.folder = folder.toAbsolutePath();
    restart();
  }

  /** Starts it in a folder of its own and waits until it serves its zone. */
  public static NameServer start(Brand brand, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("zone"), zone(""));
      return new NameServer(brand, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String zone(String records) {
    return """
        $TTL 60
        @ IN SOA ns1.example.test. admin.example.test. 1 3600 600 86400 60
        @ IN NS ns1.example.test.
        ns1 IN A 127.0.0.1
        """
        + records;
  }

  /** Puts a copy of the zone in place that is older than every change, with these records. */
  public void restore(String records) {
    kill9();
    changes().stream().map(folder::resolve).map(Folder::new).forEach(Folder::close);
    write("zone", zone(records));
    restart();
  }

  /** Where it keeps what was changed since the zone was written. */
  private List<String> changes() {
    return switch (brand) {
      case BIND -> List.of("zone.jnl");
      case KNOT -> List.of("journal");
    };
  }

  @Override
  Started run() {
    write("server.conf", brand == Brand.BIND ? bind() : knot());
    return spawn().await(READY, brand + " of " + folder, () -> Dig.answers(port, ZONE));
  }

  private Started spawn() {
    Path log = folder.resolve("server.log");
    String config = folder.resolve("server.conf").toString();
    return switch (brand) {
      case BIND -> Started.spawn(log, "named", "-g", "-c", config);
      case KNOT -> Started.spawn(log, "knotd", "-c", config);
    };
  }

  private String bind() {
    return """
        key "relevo" { algorithm hmac-sha256; secret "%3$s"; };
        key "reader" { algorithm hmac-sha256; secret "%3$s"; };
        options {
          directory "%1$s";
          listen-on port %2$d { 127.0.0.1; };
          listen-on-v6 { none; };
          pid-file "named.pid";
          session-keyfile "session.key";
          managed-keys-directory "%1$s";
          recursion no;
          dnssec-validation no;
        };
        controls { };
        zone "example.test" {
          type primary;
          file "zone";
          update-policy { grant relevo zonesub A AAAA SRV; };
        };
        """
        .formatted(folder, port, SECRET);
  }

  private String knot() {
    return """
        server:
          rundir: "%1$s"
          listen: 127.0.0.1@%2$d
        database:
          storage: "%1$s"
        log:
          - target: stderr
            any: info
        key:
          - id: relevo
            algorithm: hmac-sha256
            secret: %3$s
          - id: reader
            algorithm: hmac-sha256
            secret: %3$s
        acl:
          - id: update
            key: relevo
            action: update
        zone:
          - domain: example.test
            storage: "%1$s"
            file: zone
            acl: update
        """
        .formatted(folder, port, SECRET);
  }

  public int port() {
    return port;
  }

  /** Changes the zone as somebody else would: lines of {@code nsupdate}. */
  public void update(String lines) {
    write("by-hand", "server 127.0.0.1 %d\nzone %s\n%s\nsend\n".formatted(port, ZONE, lines));
    write(
        "by-hand.key",
        "key \"%s\" { algorithm hmac-sha256; secret \"%s\"; };\n".formatted(KEY, SECRET));
    Command.run(
        "nsupdate",
        "-k",
        folder.resolve("by-hand.key").toString(),
        folder.resolve("by-hand").toString());
  }

  /** What is answered for a name, sorted. */
  public List<String> answer(String name, String type) {
    return Dig.ask(port, name, type);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.relevo.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Something of the machine that a test cannot do without. */
public enum Need {
  /** Network namespaces, which only root can make. */
  NAMESPACES(true, "ip"),
  FIREWALL(true, "nft"),
  KEEPALIVED(true, "keepalived"),
  NGINX(false, "nginx"),
  HAPROXY(false, "haproxy"),
  BLACKBOX(false, "prometheus-blackbox-exporter"),
  MARIADB(false, "mariadbd"),
  /** A library, of which Debian gives nobody the right to execute it. */
  GALERA(false, "mariadbd") {
    @Override
    Optional<String> missing() {
      return Files.exists(Path.of(MariaDb.GALERA))
          ? super.missing()
          : Optional.of(name() + " needs " + MariaDb.GALERA);
    }
  },
  POSTGRESQL(false, Postgres.BIN + "/postgres"),
  SMTP_SINK(false, "smtp-sink"),
  /** Postfix refuses to be started by anybody but root. */
  POSTFIX(true, "postfix"),
  POWERDNS(false, "pdns_server"),
  BIND(false, "named"),
  KNOT(false, "knotd"),
  GDNSD(false, "gdnsd"),
  DIG(false, "dig"),
  /** A systemd of its own. */
  CONTAINER(true, "systemd-nspawn");

  private final boolean root;
  private final String program;

  Need(boolean root, String program) {
    this.root = root;
    this.program = program;
  }

  /** Why this machine cannot meet the need; empty when it can. */
  Optional<String> missing() {
    if (root && !Lab.root()) {
      return Optional.of(name() + " needs root");
    }
    return Stream.of("setsid", "nsenter", program)
        .filter(binary -> Lab.binary(binary).isEmpty())
        .findFirst()
        .map(binary -> name() + " needs the program " + binary);
  }
}

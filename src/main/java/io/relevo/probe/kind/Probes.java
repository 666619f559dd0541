package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Makes the probe of each kind. */
public final class Probes {
  private final Network network;
  private final Waiting waiting = new Waiting();

  /** All looks run on this Vert.x's event loops and resolve names with its resolver. */
  public Probes(Vertx vertx) {
    this(new Network(vertx, Tls::trustingTheJdk));
  }

  Probes(Network network) {
    this.network = network;
  }

  /** Where looks run: one begun there needs no hand-over. */
  public Executor eyes() {
    return network.loop();
  }

  /**
   * A probe of this kind.
   *
   * @param timeout for the whole look, from resolving the name to the last byte
   * @throws IllegalArgumentException if an address names no host
   */
  public Probe make(ProbeSpec spec, Duration timeout) {
    return switch (spec) {
      case ProbeSpec.Http http -> new HttpProbe(network, http, timeout);
      case ProbeSpec.Nginx nginx -> new NginxProbe(network, nginx, timeout);
      case ProbeSpec.Tcp tcp -> new TcpProbe(network, tcp, timeout);
      case ProbeSpec.Plugin plugin -> new PluginProbe(waiting, plugin, timeout);
      case ProbeSpec.Haproxy haproxy -> new HaproxyProbe(network, haproxy, timeout);
      case ProbeSpec.Host host ->
          new HostProbe(new HostTree(Path.of("/")), waiting.free(), host, timeout);
      case ProbeSpec.Tls tls -> new TlsProbe(network, tls, timeout);
      case ProbeSpec.Smtp smtp -> new SmtpProbe(network, smtp, timeout);
      case ProbeSpec.Keepalived keepalived -> new KeepalivedProbe(waiting, keepalived, timeout);
      case ProbeSpec.Mysql mysql -> new MysqlProbe(network, mysql, timeout);
    };
  }
}

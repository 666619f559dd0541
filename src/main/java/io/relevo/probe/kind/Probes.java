package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** Makes the probe of each kind. */
public final class Probes {
  private final Network network;
  private final Beats beats;
  private final Waiting waiting = new Waiting();

  /**
   * All looks run on this Vert.x's event loops and resolve names with its resolver.
   *
   * @param beats where reports are kept
   */
  public Probes(Vertx vertx, Beats beats) {
    this(new Network(vertx, Tls::trustingTheJdk), beats);
  }

  Probes(Network network, Beats beats) {
    this.network = network;
    this.beats = beats;
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
      case ProbeSpec.Heartbeat beat ->
          new HeartbeatProbe(beats, InstantSource.system(), waiting.free(), beat, timeout);
      case ProbeSpec.Dns dns -> new DnsProbe(network, dns, timeout);
      case ProbeSpec.Postgresql postgresql -> new PostgresqlProbe(network, postgresql, timeout);
    };
  }
}

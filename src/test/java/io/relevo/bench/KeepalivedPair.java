package io.relevo.bench;

import io.relevo.lab.AddressWatch;
import io.relevo.lab.Client;
import io.relevo.lab.Host;
import io.relevo.lab.Keepalived;
import io.relevo.lab.KeepalivedConfig;
import io.relevo.lab.Network;
import io.relevo.lab.Nginx;
import io.relevo.lab.TrackFileWatch;
import io.relevo.lab.Tracking;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A pair that keepalived looks after by itself, in one of the two ways that people use. */
final class KeepalivedPair implements Pair {
  private static final String VIP = "10.99.0.100";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Kept parts = new Kept();
  private final Network network = parts.keep(Network.open());
  private final Host one = network.host("lb1", "10.99.0.1");
  private final Host two = network.host("lb2", "10.99.0.2");
  private final Host user = network.host("client", "10.99.0.50");
  private final AddressWatch address;
  private final Nginx nginx;

  /** How keepalived looks after an nginx; the folder is for what that needs. */
  @FunctionalInterface
  private interface Way {
    Tracking of(Nginx nginx, Path folder) throws IOException;
  }

  private KeepalivedPair(Path folder, String name, Way way) throws IOException {
    var first = Files.createDirectories(folder.resolve(name + "-1"));
    var second = Files.createDirectories(folder.resolve(name + "-2"));
    this.address = parts.keep(network.watch(VIP, folder));
    this.nginx = side(one, two, 150, first, way);
    side(two, one, 100, second, way);
  }

  /** A script every second that gives the health page a second; two failures, two successes. */
  static Pair script(Path folder) throws IOException {
    return new KeepalivedPair(
        folder,
        "script",
        (nginx, own) -> new Tracking.TrackScript(script(nginx, own), SECOND, 2, 2));
  }

  /** The process table, as the kernel tells it. */
  static Pair process(Path folder) throws IOException {
    return new KeepalivedPair(
        folder, "process", (nginx, _) -> new Tracking.TrackProcess(nginx.processName()));
  }

  private static String script(Nginx nginx, Path folder) throws IOException {
    var script = folder.resolve("check");
    Files.writeString(
        script, "#!/bin/sh\nexec curl -fs -o /dev/null -m 1 %s\n".formatted(nginx.uri("/healthz")));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script.toString();
  }

  private Nginx side(Host host, Host peer, int priority, Path own, Way way) throws IOException {
    var server =
        parts.keep(Nginx.start(host, own.getFileName().toString(), 80, own.resolve("nginx")));
    var config = KeepalivedConfig.of(host, peer, priority, VIP, own.resolve("unused"));
    parts.keep(Keepalived.start(config.with(way.of(server, own)), own.resolve("keepalived")));
    return server;
  }

  @Override
  public Nginx nginx() {
    return nginx;
  }

  @Override
  public Host standby() {
    return two;
  }

  @Override
  public AddressWatch address() {
    return address;
  }

  @Override
  public Optional<TrackFileWatch> trackFile() {
    return Optional.empty();
  }

  @Override
  public Client client() {
    return Client.start(user, URI.create("http://" + VIP + "/"), FailoverBench.CLIENT_INTERVAL);
  }

  @Override
  public boolean well() {
    return network.holders(VIP).equals(List.of(one));
  }

  @Override
  public void close() {
    parts.close();
  }
}

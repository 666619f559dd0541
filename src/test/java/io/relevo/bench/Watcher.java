package io.relevo.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What looks at nginx so many times a second, once for each target. */
enum Watcher {
  REUSE("Relevo, reused"),
  FRESH("Relevo, fresh"),
  HAPROXY("HAProxy"),
  BLACKBOX("blackbox_exporter");

  private final String words;

  Watcher(String words) {
    this.words = words;
  }

  /** How many looks a second it is asked for at most: beyond it falls behind on two cores. */
  int most() {
    return this == BLACKBOX ? 500 : 10_000;
  }

  boolean relevo() {
    return this == REUSE || this == FRESH;
  }

  /** Whether it looks only when somebody asks it to. */
  boolean asks() {
    return this == BLACKBOX;
  }

  /** Until a just-in-time compiler has done most of its work; what needs none is sooner ready. */
  int warmUps() {
    return relevo() ? 5 : 1;
  }

  String config(int targets, int nginx, int port, Path folder) {
    return switch (this) {
      case REUSE -> relevo(targets, nginx, port, folder, "30s");
      case FRESH -> relevo(targets, nginx, port, folder, "0s");
      case HAPROXY -> haproxy(targets, nginx, port);
      case BLACKBOX -> "modules: { http_2xx: { prober: http, timeout: 1s } }\n";
    };
  }

  List<String> command(String config, int port) {
    return switch (this) {
      case REUSE, FRESH -> List.of("target/relevo/bin/relevo", "run", "--config", config);
      case HAPROXY -> List.of("haproxy", "-db", "-f", config);
      case BLACKBOX ->
          List.of(
              "prometheus-blackbox-exporter",
              "--config.file=" + config,
              "--web.listen-address=127.0.0.1:" + port);
    };
  }

  private static String relevo(int targets, int nginx, int port, Path folder, String reuse) {
    return """
        agent: { mode: act, state: "%s", socket: "%s", http: "127.0.0.1:%d" }
        targets:
        %s
        """
        .formatted(
            folder.resolve("state"),
            folder.resolve("s"),
            port,
            lines(
                targets,
                "  t-%%d: { http: { url: \"http://127.0.0.1:%d/healthz\", reuse: %s }, every: 1s }"
                    .formatted(nginx, reuse)));
  }

  private static String haproxy(int targets, int nginx, int port) {
    return """
        global
          maxconn 500
          nbthread 1
        defaults
          mode http
          timeout connect 1s
          timeout client 1s
          timeout server 1s
          timeout check 1s
        frontend front
          bind 127.0.0.1:%d
          default_backend all
        backend all
          option httpchk GET /healthz
        %s
        """
        .formatted(
            port, lines(targets, "  server s%%d 127.0.0.1:%d check inter 1s".formatted(nginx)));
  }

  private static String lines(int targets, String line) {
    return IntStream.rangeClosed(1, targets)
        .mapToObj(line::formatted)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return words;
  }
}

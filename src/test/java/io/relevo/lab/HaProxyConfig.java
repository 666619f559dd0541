package io.relevo.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a lab HAProxy is to do.
 *
 * @param users the port at which its users come in, on a host at every address; {@code /alive} is
 *     answered by HAProxy itself
 * @param servers those of the backend {@code web}, as {@code NAME ADDRESS:PORT}
 * @param usual what all of them have in common: {@code default-server}
 */
public record HaProxyConfig(Place place, int users, List<String> servers, String usual) {

  String text(Path folder, int port, int stats) {
    // a host listens on every address, so that it answers on a virtual one whenever that arrives
    String address = place instanceof Host ? "*" : place.address();
    return """
        global
          stats socket %1$s/admin.sock mode 660 level admin expose-fd listeners
          stats socket %1$s/user.sock mode 660 level user
          stats socket ipv4@127.0.0.1:%2$d level admin
        defaults
          mode http
          timeout connect 1s
          timeout client 30s
          timeout server 30s
        frontend users
          bind %3$s:%4$d
          maxconn 100
          monitor-uri /alive
          default_backend web
        listen stats
          bind 127.0.0.1:%5$d
          stats enable
          stats uri /stats
        backend web
          option httpchk GET /
          timeout queue 30s
          default-server %6$s
        %7$s
        """
        .formatted(
            folder,
            port,
            address,
            users,
            stats,
            usual,
            servers.stream()
                .map(server -> "  server " + server + " check")
                .collect(Collectors.joining("\n")));
  }
}

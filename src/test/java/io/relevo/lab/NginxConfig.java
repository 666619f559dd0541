package io.relevo.lab;

import java.nio.file.Path;

/**
 * The text of a lab nginx's configuration. Flags are files, because {@code if (-f …)} needs no
 * reload.
 */
final class NginxConfig {
  private NginxConfig() {}

  static String text(Place place, String name, int port, Path folder) {
    // the worker of a root nginx must be able to see the flags in a folder that is closed to others
    String user = Lab.root() ? "user root;" : "";
    // a host listens on every address, so that it answers on a virtual one whenever that arrives
    String listen = place instanceof Host ? Integer.toString(port) : place.address() + ":" + port;
    return """
        %1$s
        worker_processes 1;
        daemon off;
        pid nginx.pid;
        error_log stderr warn;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path t/body; proxy_temp_path t/proxy; fastcgi_temp_path t/fastcgi;
          uwsgi_temp_path t/uwsgi; scgi_temp_path t/scgi;
          default_type text/plain;
          server {
            listen %2$s;
            if (-f %3$s) { return 444; }
            location = /nginx_status { stub_status; }
            location = /brief { keepalive_timeout 50ms; return 200 "hello from %7$s\\n"; }
            location = /twice { keepalive_requests 2; return 200 "hello from %7$s\\n"; }
            location = /healthz {
              if (-f %4$s) { return 503 "unavailable\\n"; }
              if (-f %5$s) { return 200; }
              return 200 "hello from %7$s\\n";
            }
            location / {
              if (-f %6$s) { return 503; }
              if (-f %4$s) { return 503 "unavailable\\n"; }
              if (-f %5$s) { return 200; }
              return 200 "hello from %7$s\\n";
            }
            error_page 503 @maintenance;
            location @maintenance {
              default_type text/html;
              add_header Retry-After 120 always;
              add_header Cache-Control no-store always;
              add_header X-Relevo-Maintenance on always;
              return 503 "<h1>Maintenance</h1>\\n";
            }
          }
        }
        """
        .formatted(
            user,
            listen,
            Nginx.Mode.EMPTY_REPLY.flag(folder),
            Nginx.Mode.UNAVAILABLE.flag(folder),
            Nginx.Mode.EMPTY_BODY.flag(folder),
            folder.resolve("maintenance.on"),
            name);
  }
}

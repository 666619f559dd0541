package io.relevo.bench;

import io.relevo.lab.Http;
import io.relevo.lab.Lab;
import io.relevo.lab.Place;
import io.relevo.lab.Started;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An nginx with room for ten thousand connections, which counts its own requests. */
record Crowd(int port, Started started) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static Crowd start(Path folder) throws IOException {
    var port = Lab.freePort();
    Files.createDirectories(folder.resolve("t"));
    var config =
        """
        worker_processes 1; worker_rlimit_nofile 20000; daemon off; pid nginx.pid; error_log stderr error;
        events { worker_connections 19000; }
        http {
          access_log off;
          client_body_temp_path t/body; proxy_temp_path t/proxy; fastcgi_temp_path t/fastcgi;
          uwsgi_temp_path t/uwsgi; scgi_temp_path t/scgi;
          server {
            listen 127.0.0.1:%d backlog=4096;
            location = /nginx_status { stub_status; }
            location = /healthz { default_type text/plain; return 200 "hello\\n"; }
          }
        }
        """
            .formatted(port);
    Files.writeString(folder.resolve("nginx.conf"), config);
    var started =
        Place.loopback()
            .spawn(
                folder.resolve("nginx.log"),
                "nginx",
                "-p",
                folder + "/",
                "-c",
                "nginx.conf",
                "-e",
                "stderr");
    var crowd = new Crowd(port, started);
    started.await(PATIENCE, "nginx listens", crowd::listens);
    return crowd;
  }

  private boolean listens() {
    try {
      return requests() > 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** How many requests it has answered: what all contenders are counted by. */
  long requests() {
    var url = URI.create("http://127.0.0.1:%d/nginx_status".formatted(port));
    try {
      var counted = Http.get(url, PATIENCE).body().lines().toList().get(2).strip();
      return Long.parseLong(counted.substring(counted.lastIndexOf(' ') + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    started.close();
  }
}

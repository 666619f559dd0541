package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Setting.Maintenance;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Place;
import io.relevo.lab.Started;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real nginx with the configuration of the page. */
class NginxFileLabTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final int port = Lab.freePort();
  private final HttpClient client = HttpClient.newHttpClient();
  private NginxFileSwitch flag;
  private Started nginx;

  @BeforeEach
  void start() throws IOException {
    Lab.needs(Need.NGINX);
    flag = new NginxFileSwitch(folder.resolve("shop.maintenance"));
    Files.writeString(folder.resolve("index.html"), "the shop\n");
    Files.writeString(folder.resolve("nginx.conf"), configuration());
    nginx =
        Place.loopback()
            .spawn(
                folder.resolve("log"),
                "nginx",
                "-p",
                folder + "/",
                "-e",
                "stderr",
                "-c",
                "nginx.conf")
            .await(DEADLINE, "nginx answers", this::answers);
  }

  @AfterEach
  void stop() {
    if (nginx != null) {
      nginx.close();
    }
    client.close();
  }

  @Test
  void the_flag_shows_the_page_and_taking_it_away_ends_it() throws Exception {
    assertThat(get("/").body()).isEqualTo("the shop\n");

    flag.move(new Maintenance(true), "new schema, until 14:30 UTC");
    var page = get("/");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Back soon");
    assertThat(page.headers().firstValue("Retry-After")).contains("120");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("X-Relevo-Maintenance")).contains("shop");

    flag.move(new Maintenance(false), "");
    assertThat(get("/").body()).isEqualTo("the shop\n");
  }

  @Test
  void nginx_itself_stays_well_in_maintenance() throws Exception {
    flag.move(new Maintenance(true), "");

    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private boolean answers() {
    try {
      return get("/healthz").statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String configuration() throws IOException {
    var server =
        Page.block("nginx", "docs/switches/nginx-file.md")
            .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
            .replace("/run/relevo/", folder + "/")
            .replace("/var/www/shop", folder.toString());
    return """
        %s
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        error_log stderr warn;
        events { }
        http {
          access_log off;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
        %s}
        """
        .formatted("root".equals(System.getProperty("user.name")) ? "user root;" : "", server);
  }
}

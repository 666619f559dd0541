package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Setting.Maintenance;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Place;
import io.relevo.lab.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a real nginx with the configuration of the page. */
class NginxFileLabTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Instant END = Instant.parse("2026-12-04T14:30:00Z");

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
  void users_see_the_page_with_its_end_and_taking_the_flag_away_ends_it() throws Exception {
    assertThat(get("/").body()).isEqualTo("the shop\n");

    flag.move(new Maintenance(true, Optional.of(END)), "new schema");
    var page = get("/");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Back soon", "2026-12-04 14:30 UTC");
    assertThat(page.headers().firstValue("Retry-After")).contains("Fri, 04 Dec 2026 14:30:00 GMT");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("X-Relevo-Maintenance")).contains("shop");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");

    flag.move(new Maintenance(false), "");
    assertThat(get("/").body()).isEqualTo("the shop\n");
  }

  @Test
  void prolonging_it_needs_no_reload() throws Exception {
    flag.move(new Maintenance(true, Optional.of(END)), "new schema");
    flag.move(new Maintenance(true, Optional.of(END.plusSeconds(3600))), "new schema");

    assertThat(get("/").headers().firstValue("Retry-After"))
        .contains("Fri, 04 Dec 2026 15:30:00 GMT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es                    | Volvemos pronto
          es-CL,es;q=0.9,en;q=1 | Volvemos pronto
          en-GB,es;q=0.5        | Back soon
          fr                    | Back soon
          """)
  void users_read_it_in_their_language(String accepted, String title) throws Exception {
    flag.move(new Maintenance(true, Optional.of(END)), "new schema");

    var request = request("/").header("Accept-Language", accepted);
    assertThat(send(request).body()).contains(title);
  }

  @Test
  void a_form_that_is_sent_meanwhile_is_answered_with_the_page() throws Exception {
    flag.move(new Maintenance(true, Optional.of(END)), "new schema");

    var answer = send(request("/basket").POST(BodyPublishers.ofString("a=1")));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Back soon");
  }

  @Test
  void testers_see_the_service() throws Exception {
    flag.move(new Maintenance(true, Optional.of(END)), "new schema");

    try (var tester =
        HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.2")).build()) {
      var answer = tester.send(request("/").build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("the shop\n");
    }
  }

  @Test
  void a_flag_that_a_person_made_needs_no_pages() throws Exception {
    Files.createFile(folder.resolve("shop.maintenance"));

    var page = get("/");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("X-Relevo-Maintenance")).contains("shop");
  }

  @Test
  void nginx_itself_stays_well_in_maintenance() throws Exception {
    flag.move(new Maintenance(true), "");

    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
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
            .replace("192.0.2.0/28", "127.0.0.2/32")
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

package io.relevo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.failover.Hold;
import io.relevo.failover.Order;
import io.relevo.json.Json;
import io.relevo.turn.PeerReport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what through which door, on real sockets. */
class DoorsTest {
  private static final long POLL_NANOS = 50_000_000;

  private static final String DRAIN =
      """
      {"is": "Drain", "member": "nginx-1", "lasting": "PT30M", "reason": "kernel", "owner": "eve",
       "force": false}""";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private int peersPort;
  private Served served;

  @BeforeEach
  void open() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      peersPort = free.getLocalPort();
    }
    var peers = new LinkedHashMap<>(Map.of("lb-1", "127.0.0.1:" + peersPort));
    served = new Served(folder, ExampleFleet.standing(peers));
    served.allIsWell();
  }

  @AfterEach
  void close() throws IOException {
    served.close();
    http.close();
  }

  private HttpResponse<String> send(int port, String path, String... more) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (more.length > 0) {
      request.POST(BodyPublishers.ofString(more[0]));
    }
    if (more.length > 1) {
      request.header("authorization", more[1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> loopback(String path, String... more) throws Exception {
    return send(served.api.port(), path, more);
  }

  @Test
  void loopback_reads_without_a_token() throws Exception {
    assertThat(loopback("/status").statusCode()).isEqualTo(200);
    assertThat(loopback("/holds").body())
        .isEqualToIgnoringWhitespace(
            "{\"holds\": [], \"complete\": {}, \"unheard\": {}, \"elsewhere\": []}");
  }

  @Test
  void loopback_moves_nothing_without_the_token() throws Exception {
    for (var token : new String[] {"", "Bearer wrong", "Bearer ", "Basic b3BlbiBzZXNhbWU="}) {
      var refused = loopback("/orders", DRAIN, token);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).startsWith("{\"error\":\"what moves anything").endsWith("}\n");
    }
    assertThat(loopback("/reload", "").statusCode()).isEqualTo(403);
    assertThat(served.console.latest().belief().memory().holds()).isEmpty();
  }

  @Test
  void loopback_acts_with_the_token_for_whom_it_names() throws Exception {
    assertThat(loopback("/orders", DRAIN, "Bearer open sesame").statusCode()).isEqualTo(200);
    assertThat(served.console.latest().belief().memory().holds())
        .extracting(Hold::owner)
        .containsExactly("eve");
  }

  @Test
  void a_dry_run_says_what_would_move_and_moves_nothing() throws Exception {
    var answer = loopback("/orders?dry-run=true", DRAIN, "Bearer open sesame");
    assertThat(answer.body()).contains("\"accepted\" : true", "write -100 to /run/relevo/vip-1");
    assertThat(served.console.latest().belief().memory().holds()).isEmpty();
  }

  @Test
  void the_peers_address_reads_only_whatever_the_token() throws Exception {
    assertThat(send(peersPort, "/status").statusCode()).isEqualTo(200);
    assertThat(send(peersPort, "/orders", DRAIN, "Bearer open sesame").statusCode()).isEqualTo(403);
  }

  @Test
  void a_peer_reads_what_this_agent_says_of_itself() throws Exception {
    var said = Json.read(send(peersPort, "/peer").body(), PeerReport.class);
    assertThat(said.agent()).isEqualTo("lb-1");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void what_is_not_an_order_is_said_in_one_line() throws Exception {
    for (var body : new String[] {"", "null", "[]", "{", "{\"is\": \"Destroy\"}"}) {
      var answer = loopback("/orders", body, "Bearer open sesame");
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body().strip().lines()).hasSize(1);
    }
  }

  @Test
  void an_order_without_its_parts_is_refused() throws Exception {
    var answer = loopback("/orders", "{\"is\": \"Drain\", \"force\": false}", "Bearer open sesame");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("member: must be a name");
  }

  @Test
  void a_body_is_bounded() throws Exception {
    var answer = loopback("/orders", "x".repeat(70_000), "Bearer open sesame");
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void an_unknown_place_is_not_found_and_a_wrong_method_says_the_right_one() throws Exception {
    assertThat(loopback("/nothing").statusCode()).isEqualTo(404);
    assertThat(loopback("/why/").statusCode()).isEqualTo(404);
    var wrong = loopback("/orders");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.body()).contains("/orders: must be POST");
  }

  @Test
  void an_unknown_name_gets_the_nearest_one() throws Exception {
    var answer = loopback("/why/ngin-1");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("did you mean nginx-1?");
  }

  @Test
  void the_journal_gives_the_newest_entries() throws Exception {
    served.firstIsDown();
    assertThat(loopback("/journal?n=1").body()).contains("\"at\"").doesNotContain("HealthChanged");
    assertThat(loopback("/journal").body()).contains("HealthChanged", "MoveBegun");
    assertThat(loopback("/journal?n=0").statusCode()).isEqualTo(400);
    assertThat(loopback("/journal?n=many").statusCode()).isEqualTo(400);
  }

  @Test
  void health_and_readiness_are_said_by_status() throws Exception {
    assertThat(loopback("/-/healthy").statusCode()).isEqualTo(200);
    assertThat(loopback("/-/ready").statusCode()).isEqualTo(200);
    served.console.ready = false;
    served.console.journalTrouble = java.util.Optional.of("No space left on device");
    assertThat(loopback("/-/ready").statusCode()).isEqualTo(503);
    var sick = loopback("/-/healthy");
    assertThat(sick.statusCode()).isEqualTo(503);
    assertThat(sick.body()).contains("No space left on device");
  }

  @Test
  void an_unknown_zone_is_refused() throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + served.api.port() + "/status?zone=Mars"))
            .header("accept", "text/plain")
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("zone: must be a time zone");
  }

  @Test
  void metrics_come_packed_to_whoever_unpacks_them() throws Exception {
    var url = URI.create("http://127.0.0.1:" + served.api.port() + "/metrics");
    var packed = HttpRequest.newBuilder(url).header("accept-encoding", "gzip").build();
    try (var page = new GZIPInputStream(http.send(packed, BodyHandlers.ofInputStream()).body())) {
      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(loopback("/metrics").body());
    }
    var head = HttpRequest.newBuilder(url).HEAD().build();
    assertThat(http.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void no_answer_shows_a_secret() throws Exception {
    for (var path : new String[] {"/status", "/why/nginx-1", "/journal", "/peer", "/metrics"}) {
      assertThat(loopback(path).body()).doesNotContain("sesame");
    }
  }

  @Test
  void an_address_that_others_reach_is_refused_for_loopback() {
    assertThatThrownBy(() -> Address.loopback("0.0.0.0:8480"))
        .hasMessage("agent.http: must be a loopback address (was: 0.0.0.0:8480)");
  }

  @Test
  void the_page_lists_every_route() throws IOException {
    var rows = Pattern.compile("(?m)^\\| `((?:GET|POST) [^`]+)` \\|");
    var page = Files.readString(Path.of("docs/api.md"));
    assertThat(rows.matcher(page).results().map(row -> row.group(1)))
        .containsExactlyElementsOf(served.routes.names());
  }

  @Test
  void the_page_shows_every_order() throws IOException {
    var page = Files.readString(Path.of("docs/api.md"));
    var shown =
        page.lines()
            .filter(line -> line.startsWith("{\"is\""))
            .map(line -> Json.read(line, Order.class).getClass().getSimpleName());
    assertThat(shown)
        .containsExactlyElementsOf(
            Stream.of(Order.class.getPermittedSubclasses()).map(Class::getSimpleName).toList());
  }

  @Test
  void a_door_that_cannot_be_opened_yet_is_tried_again_while_the_others_serve() throws Exception {
    try (var other = servedWithoutPeersDoor()) {
      assertThat(send(other.api.port(), "/status").statusCode()).isEqualTo(200);
      assertThat(soon(peersPort, "/-/ready")).isEqualTo(200);
    }
  }

  private Served servedWithoutPeersDoor() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      peersPort = taken.getLocalPort();
      var peers = new LinkedHashMap<>(Map.of("lb-1", "127.0.0.1:" + peersPort));
      var other = Files.createDirectory(folder.resolve("other"));
      return new Served(other, ExampleFleet.standing(peers));
    }
  }

  private int soon(int port, String path) throws Exception {
    var deadline = Instant.now().plusSeconds(60);
    while (true) {
      try {
        return send(port, path).statusCode();
      } catch (ConnectException e) {
        assertThat(Instant.now()).as("still closed: " + e).isBefore(deadline);
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }
}

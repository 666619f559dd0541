package io.relevo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.relevo.Relevo;
import io.relevo.lab.HaProxy;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Place;
import io.relevo.lab.RelevoProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two balancers, each with its agent, send users to the same two nginx. */
class TwoBalancersTest {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Duration LASTING = Duration.ofSeconds(25);

  private static final Duration LATE = Duration.ofSeconds(90);
  private static final byte[] PAGE = {'o', 'k'};

  private final HttpServer one = server();
  private final HttpServer two = server();
  private final List<Integer> servers =
      List.of(one.getAddress().getPort(), two.getAddress().getPort());

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Lab.needs(Need.HAPROXY);
  }

  @AfterEach
  void stop() {
    one.stop(0);
    two.stop(0);
  }

  @Test
  void a_drain_on_one_agent_drains_both_balancers_and_outlives_that_agent_until_its_deadline()
      throws Exception {
    var config = Files.writeString(folder.resolve("relevo.yaml"), config(servers));
    try (var first = HaProxy.start(folder.resolve("lb-1/haproxy"), servers);
        var second = HaProxy.start(folder.resolve("lb-2/haproxy"), servers);
        var lb1 = agent("lb-1", config);
        var lb2 = agent("lb-2", config)) {
      Watching.untilUp(List.of(lb1, lb2), "nginx-1", "nginx-2");
      var dryRun = new String[] {"drain", "nginx-1", "--for", "1m", "--reason", "x", "--dry-run"};
      Lab.until(
          SOON,
          "it says what it would do on both",
          () -> lb1.cli(dryRun).output().contains("hap-1 on lb-2"));
      assertThat(lb1.cli(dryRun).output()).contains("It takes at most 1m");
      var ordered = drain(lb1);

      Lab.until(SOON, "both are drained", () -> drained(first) && drained(second));
      Lab.until(
          SOON,
          "nobody comes any more",
          () -> lb1.cli("holds").output().contains("may be stopped"));
      assertThat(lb2.cli("holds").output()).contains("on lb-1 until", "new disk");
      assertThat(lb2.cli("ready", "nginx-1").output()).contains("ordered it on lb-1");
      assertThat(lb2.cli("why", "hap-1").output())
          .contains("Why is it not in?", "relevo ready nginx-1 on lb-1", "it left, and nobody");

      lb1.process().kill9();
      Lab.until(SOON, "it is back where its agent lives", () -> !drained(second));
      assertThat(Instant.now()).isAfterOrEqualTo(ordered.plus(LASTING));
      assertThat(lb2.get("/journal?n=1000")).contains("its deadline passed, and lb-1 is not heard");
      assertThat(drained(first)).as("what a dead agent left stays as it is").isTrue();

      lb1.restart();
      Lab.until(SOON, "it is back everywhere", () -> !drained(first) && !drained(second));
    }
  }

  @Test
  void flags_are_steps_and_the_pages_of_a_service_are_shown_on_both_hosts_or_nowhere()
      throws Exception {
    var config = Files.writeString(folder.resolve("relevo.yaml"), config(servers));
    try (var first = HaProxy.start(folder.resolve("lb-1/haproxy"), servers);
        var second = HaProxy.start(folder.resolve("lb-2/haproxy"), servers);
        var lb1 = agent("lb-1", config);
        var lb2 = agent("lb-2", config)) {
      Watching.untilUp(List.of(lb1, lb2), "nginx-1", "nginx-2");
      drain(lb1);
      Lab.until(SOON, "flags are on", () -> isThere("lb-1/n1.flag") && isThere("lb-2/n1.flag"));
      assertThat(drained(first) && drained(second)).as("in the order of the file").isTrue();

      Files.createDirectories(folder.resolve("lb-1/pages"));
      var on = new String[] {"maintenance", "on", "shop", "--for", "1h", "--reason", "release"};
      assertThat(lb1.cli(on).output()).contains("lb-2 follows: it moves page, page-2");
      Lab.until(SOON, "the page", () -> isThere("lb-2/page") && isThere("lb-1/pages/page"));
      Lab.until(LATE, "it is undone", () -> !isThere("lb-1/pages/page") && !isThere("lb-2/page"));
      assertThat(lb1.get("/journal?n=1000")).contains("page-2 on lb-2 did not move within 30s");

      Files.createDirectories(folder.resolve("lb-2/pages"));
      assertThat(lb1.cli(on).status()).isZero();
      Lab.until(SOON, "it is shown", () -> lb1.cli("holds").output().contains("everywhere since"));
      assertThat(isThere("lb-2/pages/page")).isTrue();
    }
  }

  private boolean isThere(String file) {
    return Files.exists(folder.resolve(file));
  }

  /** Refused for as long as the other agent has not said anything; the answer is when. */
  private static Instant drain(RelevoProcess agent) {
    var times = new Instant[1];
    Lab.until(
        SOON,
        "nginx-1 may be drained",
        () -> {
          times[0] = Instant.now();
          return agent
                  .cli(
                      "drain",
                      "nginx-1",
                      "--for",
                      LASTING.toSeconds() + "s",
                      "--reason",
                      "new disk")
                  .status()
              == 0;
        });
    return times[0];
  }

  private static boolean drained(HaProxy balancer) {
    return balancer
        .say("show servers state web")
        .lines()
        .map(line -> line.split(" "))
        .anyMatch(row -> row.length > 6 && row[3].equals("n1") && row[6].equals("8"));
  }

  private static HttpServer server() {
    try {
      var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpServer.create(any, 50);
      server.createContext("/", TwoBalancersTest::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, PAGE.length);
    exchange.getResponseBody().write(PAGE);
    exchange.close();
  }

  private RelevoProcess agent(String name, Path config) {
    return RelevoProcess.start(
        Place.loopback(), name, config, folder.resolve(name), Relevo.class, List.of());
  }

  private static String config(List<Integer> servers) {
    return """
        agent:
          mode: act
          state: "${env:RELEVO_DIR}/state"
          socket: "${env:RELEVO_DIR}/relevo.sock"
          http: "127.0.0.1:0"
          peers: { lb-1: "127.0.0.1:%d", lb-2: "127.0.0.1:%d" }
          peer-lost: 3s
        targets:
          nginx-1: { nginx: "http://127.0.0.1:%d/", rise: 2 }
          nginx-2: { nginx: "http://127.0.0.1:%d/", rise: 2 }
        groups:
          web: { members: [nginx-1, nginx-2], keep: 1 }
        switches:
          hap-1: { haproxy: { socket: "${env:RELEVO_DIR}/haproxy/admin.sock", server: web/n1 }, member: nginx-1 }
          hap-2: { haproxy: { socket: "${env:RELEVO_DIR}/haproxy/admin.sock", server: web/n2 }, member: nginx-2 }
          flag-1: { nginx-file: "${env:RELEVO_DIR}/n1.flag", member: nginx-1 }
          page: { nginx-file: "${env:RELEVO_DIR}/page", service: shop }
          page-2: { nginx-file: "${env:RELEVO_DIR}/pages/page", service: shop }
        services:
          shop: { needs: [web] }
        """
        .formatted(Lab.freePort(), Lab.freePort(), servers.getFirst(), servers.getLast());
  }
}

package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Connections;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Folder;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Nginx;
import io.relevo.lab.Place;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connections that outlive their look, against an nginx that ends them in its own ways. */
class HeldConnectionTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Connections REUSED = new Connections(Duration.ofHours(1), true);
  private static final int LOOKS = 6;

  private static final Lookout LOOKOUT = new Lookout();
  private static Folder folder;
  private static Nginx nginx;

  @BeforeAll
  static void start() throws IOException {
    Lab.needs(Need.NGINX);
    folder = Folder.create("held");
    nginx = Nginx.start(Place.loopback(), "held", Lab.freePort(), folder.path().resolve("nginx"));
  }

  @AfterAll
  static void close() throws Exception {
    LOOKOUT.close();
    if (nginx != null) {
      nginx.close();
      folder.close();
    }
  }

  @Test
  void a_young_connection_is_used_for_look_after_look() throws Exception {
    assertThat(connectionsFor("/healthz", REUSED)).isEqualTo(1);
  }

  @Test
  void without_reuse_each_look_makes_its_own() throws Exception {
    assertThat(connectionsFor("/healthz", Connections.SENTINEL)).isEqualTo(LOOKS);
    assertThat(connectionsFor("/healthz", Connections.NONE_HELD)).isEqualTo(LOOKS);
  }

  @Test
  void nginx_may_close_after_so_many_requests() throws Exception {
    assertThat(connectionsFor("/twice", REUSED)).isEqualTo(LOOKS / 2);
  }

  @Test
  void nginx_may_close_an_idle_connection_and_the_sentinel_tells() {
    var falls = new AtomicInteger();
    try (var probe = probe("/brief", REUSED)) {
      probe.onFall(falls::incrementAndGet);
      for (var i = 1; i <= 3; i++) {
        var told = falls.get();
        assertThat(look(probe)).isEqualTo(Lookout.SERVING);
        Lab.until(SOON, "the idle connection was closed", () -> falls.get() > told);
      }
    }
  }

  @Test
  void a_connection_that_is_closed_under_the_next_look_is_no_failure() throws Exception {
    try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerOncePerConnection(server));
      var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      try (var probe = LOOKOUT.probe(new ProbeSpec.Http(url, Lookout.ANYTHING, REUSED))) {
        for (var i = 1; i <= LOOKS; i++) {
          assertThat(look(probe)).isEqualTo(Lookout.SERVING);
        }
      }
    }
  }

  @Test
  void a_killed_nginx_is_told_of_and_then_refuses() {
    var falls = new AtomicInteger();
    try (var probe = probe("/healthz", Connections.SENTINEL)) {
      probe.onFall(falls::incrementAndGet);
      assertThat(look(probe)).isEqualTo(Lookout.SERVING);
      assertThat(falls).hasValue(0);
      nginx.killAll();
      Lab.until(SOON, "the sentinel tells", () -> falls.get() == 1);
      assertThat(Lookout.failed(look(probe)).cause()).isEqualTo(Cause.REFUSED);
      nginx.start();
      assertThat(look(probe)).isEqualTo(Lookout.SERVING);
    }
  }

  @Test
  void a_tcp_connection_can_be_a_sentinel_too() {
    var falls = new AtomicInteger();
    var address = URI.create(nginx.uri("/").toString());
    var spec =
        new ProbeSpec.Tcp(address.getHost(), address.getPort(), List.of(), Connections.SENTINEL);
    try (var probe = LOOKOUT.probe(spec)) {
      probe.onFall(falls::incrementAndGet);
      assertThat(look(probe)).isEqualTo(Lookout.SERVING);
      assertThat(look(probe)).isEqualTo(Lookout.SERVING);
      assertThat(falls).hasValue(0);
      nginx.killAll();
      Lab.until(SOON, "the sentinel tells", () -> falls.get() == 1);
      nginx.start();
    }
  }

  private static int connectionsFor(String page, Connections connections) throws Exception {
    var before = accepted();
    try (var probe = probe(page, connections)) {
      for (var i = 1; i <= LOOKS; i++) {
        assertThat(look(probe)).isEqualTo(Lookout.SERVING);
      }
    }
    // the second question is a connection too
    return accepted() - before - 1;
  }

  private static int accepted() throws Exception {
    var counted = nginx.get("/nginx_status").body().lines().toList().get(2).strip();
    return Integer.parseInt(counted.substring(0, counted.indexOf(' ')));
  }

  private static Probe probe(String page, Connections connections) {
    return LOOKOUT.probe(new ProbeSpec.Http(nginx.uri(page), Lookout.ANYTHING, connections));
  }

  private static Outcome look(Probe probe) {
    return Lookout.await(probe.look().toCompletableFuture(), Lookout.AMPLE);
  }

  /** Says that it keeps the connection open, and closes it at the next request. */
  private static void answerOncePerConnection(ServerSocket server) {
    try {
      while (true) {
        try (var client = server.accept()) {
          readRequest(client);
          var answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
          client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          readRequest(client);
        }
      }
    } catch (IOException e) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private static void readRequest(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      assertThat(line).isNotNull();
    }
  }
}

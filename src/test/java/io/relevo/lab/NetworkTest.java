package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
  private static final int PORT = 8000;
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Network network;
  private Host one;
  private Host two;
  private ServerSocket server;

  @BeforeEach
  void open() throws Exception {
    Lab.needs(Need.NAMESPACES, Need.FIREWALL);
    network = Network.open();
    one = network.host("one", "10.99.0.1");
    two = network.host("two", "10.99.0.2");
    server = two.inside(() -> new ServerSocket(PORT, 10, InetAddress.getByName(two.address())));
  }

  @AfterEach
  void close() throws IOException {
    if (network != null) {
      server.close();
      network.close();
    }
  }

  @Test
  void hosts_talk_to_each_other() throws Exception {
    connect(one);
    assertThat(server.getInetAddress().getHostAddress()).isEqualTo("10.99.0.2");
  }

  @Test
  void two_networks_with_the_same_addresses_do_not_meet() throws Exception {
    try (Network other = Network.open()) {
      Host stranger = other.host("one", "10.99.0.1");
      assertThatThrownBy(() -> connect(stranger)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void an_http_client_made_inside_a_host_lives_there() throws Exception {
    Lab.needs(Need.NGINX);
    Host stranger = network.host("three", "10.99.0.3");
    try (Nginx nginx = Nginx.start(two, "two", 80, folder.resolve("nginx"))) {
      HttpRequest request = HttpRequest.newBuilder(nginx.uri("/")).build();
      String body =
          stranger.inside(
              () -> {
                try (HttpClient client = HttpClient.newHttpClient()) {
                  return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
                }
              });
      assertThat(body).isEqualTo("hello from two\n");
    }
  }

  @Test
  void a_rejected_port_refuses_at_once_until_it_is_cleared() throws Exception {
    two.reject(PORT);
    assertThatThrownBy(() -> connect(one)).isInstanceOf(ConnectException.class);
    two.clearFirewall();
    connect(one);
  }

  @Test
  void a_forbidden_port_answers_with_no_route_to_host() throws Exception {
    two.forbid(PORT);
    assertThatThrownBy(() -> connect(one)).isInstanceOf(NoRouteToHostException.class);
  }

  @Test
  void a_dropped_port_times_out() throws Exception {
    two.drop(PORT);
    assertThatThrownBy(() -> connect(one)).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_cut_host_is_out_of_reach_until_it_is_healed() throws Exception {
    two.cut();
    assertThatThrownBy(() -> connect(one)).isInstanceOf(IOException.class);
    two.heal();
    Lab.until(DEADLINE, "two is back", () -> reaches(one));
  }

  @Test
  void an_isolated_host_reaches_itself_only() throws Exception {
    two.isolate();
    assertThatThrownBy(() -> connect(one)).isInstanceOf(SocketTimeoutException.class);
    connect(two);
    two.clearFirewall();
    connect(one);
  }

  @Test
  void a_command_on_a_host_fails_with_its_output() {
    assertThat(one.run("ip", "-4", "address")).contains("10.99.0.1/24").doesNotContain("10.99.0.2");
    assertThatThrownBy(() -> one.run("ip", "link", "show", "nothing"))
        .hasMessageContaining("exit 1")
        .hasMessageContaining("nothing");
  }

  @Test
  void an_address_is_held_where_it_is_and_its_moves_are_recorded() throws Exception {
    String address = "10.99.0.100";
    try (AddressWatch watch = network.watch(address, folder)) {
      Instant start = Instant.now();
      one.run("ip", "address", "add", address + "/24", "dev", Host.INTERFACE);
      assertThat(network.holders(address)).containsExactly(one);
      Instant gained = watch.awaitGained(one, start, DEADLINE);
      one.run("ip", "address", "delete", address + "/24", "dev", Host.INTERFACE);
      two.run("ip", "address", "add", address + "/24", "dev", Host.INTERFACE);
      assertThat(network.holders(address)).containsExactly(two);
      Instant moved = watch.awaitGained(two, start, DEADLINE);
      assertThat(gained).isBetween(start, moved);
      assertThat(watch.awaitLost(one, gained, DEADLINE)).isAfter(gained);
      assertThat(watch.changes()).hasSize(3);
      assertThat(moved).isBefore(Instant.now());
    }
  }

  @Test
  void closing_leaves_no_process_and_no_namespace() {
    Started sleeper = one.spawn(folder.resolve("log"), "sleep", "1000");
    String name = one.namespace();
    Lab.until(DEADLINE, "it runs in the host", () -> one.processes().contains(sleeper.pid()));
    network.close();
    assertThat(ProcessTable.alive(sleeper.pid())).isFalse();
    assertThat(Namespace.named(name)).isEmpty();
  }

  @Test
  void what_a_killed_jvm_left_behind_is_swept() {
    String orphan = "relevo-2147483647-" + ProcessHandle.current().pid() + "-one";
    Namespace.create(orphan);
    Network.open().close();
    assertThat(Namespace.named(orphan)).isEmpty();
    assertThat(Namespace.named(one.namespace())).isNotEmpty();
  }

  private static void connect(Place from) throws Exception {
    from.inside(
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("10.99.0.2", PORT), 300);
            return socket.getLocalPort();
          }
        });
  }

  private static boolean reaches(Place from) {
    try {
      connect(from);
      return true;
    } catch (Exception e) {
      return false;
    }
  }
}

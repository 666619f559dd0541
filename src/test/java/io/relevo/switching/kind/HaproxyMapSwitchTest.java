package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.lab.HaProxy;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.switching.Found;
import io.relevo.switching.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real HAProxy with the rules of the page. */
class HaproxyMapSwitchTest {
  private static final Maintenance OFF = new Maintenance(false);
  private final Instant end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
  private final Maintenance on = new Maintenance(true, Optional.of(end));

  @TempDir Path folder;
  private Backend shop;
  private HaProxy haproxy;

  @BeforeEach
  void start() throws IOException {
    Lab.needs(Need.HAPROXY);
    shop = new Backend(0);
    var map = Files.createFile(folder.resolve("maintenance.map"));
    var rules =
        Page.block("haproxy", "docs/switches/haproxy-map.md")
            .replace("/etc/haproxy/maintenance.map", map.toString())
            .replace("192.0.2.0/28", "127.0.0.2/32");
    haproxy =
        HaProxy.start(
            folder.resolve("h"),
            List.of(shop.port()),
            "inter 50ms fall 2 rise 1 weight 100\n" + rules);
    Lab.until(Duration.ofSeconds(10), "the shop is served", () -> status() == 200);
  }

  @AfterEach
  void stop() {
    if (haproxy != null) {
      haproxy.close();
      shop.close();
    }
  }

  @Test
  void users_see_the_page_and_how_long_to_wait() throws Exception {
    var it = at(socket());
    it.move(on, "why");
    it.move(on, "what is there already stays there");
    assertThat(it.find()).isEqualTo(new Found.At(on));
    var page = get("127.0.0.1", "en");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Back soon");
    assertThat(page.headers().firstValue("X-Relevo-Maintenance")).contains("shop");
    assertThat(page.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(500L, 600L);
    assertThat(get("127.0.0.1", "es-CL,es;q=0.9").body()).contains("Volvemos pronto");
    assertThat(get("127.0.0.2", "en").statusCode()).as("a tester").isEqualTo(200);
    it.move(OFF, "");
    it.move(OFF, "");
    assertThat(it.find()).isEqualTo(new Found.At(OFF));
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void what_is_prolonged_says_so() throws IOException {
    var it = at(socket());
    var later = new Maintenance(true, Optional.of(end.plusSeconds(3600)));
    it.move(on, "");
    assertThat(it.find().is(later)).isFalse();
    it.move(later, "");
    assertThat(it.find()).isEqualTo(new Found.At(later));
  }

  @Test
  void a_reload_forgets_and_relevo_puts_it_right() {
    var kept = kept();
    kept.settle(on);
    haproxy.reload();
    assertThat(kept.turn(on)).containsInstanceOf(Step.Move.class);
    assertThat(kept.settle(on)).isEqualTo(new Found.At(on));
  }

  @Test
  void what_somebody_put_there_by_hand_is_left_there() {
    var kept = kept();
    kept.settle(OFF);
    haproxy.say("add map " + folder + "/maintenance.map shop 0");
    assertThat(kept.turn(OFF)).containsInstanceOf(Step.Leave.class);
    assertThat(kept.settle(OFF)).isEqualTo(new Found.At(new Maintenance(true)));
  }

  @Test
  void what_was_half_done_when_relevo_was_killed_is_brought_to_its_end() {
    var kept = kept();
    kept.settle(OFF);
    kept.beganAndDied(OFF, on);
    assertThat(kept.settle(on)).isEqualTo(new Found.At(on));
  }

  /** HAProxy asks for no level here; the mode of the socket's file is what guards it. */
  @Test
  void a_socket_of_any_level_changes_a_map() throws IOException {
    var it = at(URI.create("unix:" + haproxy.userSocket()));
    it.move(on, "");
    assertThat(it.find()).isEqualTo(new Found.At(on));
  }

  @Test
  void a_map_that_is_not_there_is_said() {
    var spec = new SwitchSpec.HaproxyMap(socket(), Path.of("/no.map"), "shop");
    var it = new HaproxyMapSwitch(spec, new HaproxyRuntime(socket(), Duration.ofSeconds(2)));
    assertThat(it.find()).isEqualTo(new Found.Unreadable("HAProxy has no such map: /no.map"));
    assertThatThrownBy(() -> it.move(on, "")).hasMessage("HAProxy has no such map: /no.map");
  }

  @Test
  void dead_or_frozen_it_is_unreadable() {
    haproxy.hang();
    Lab.until(
        Duration.ofSeconds(10),
        "it is frozen",
        () -> at(socket()).find() instanceof Found.Unreadable);
    haproxy.kill9();
    assertThat(at(socket()).find()).isInstanceOf(Found.Unreadable.class);
    assertThatThrownBy(() -> at(socket()).move(on, "")).isInstanceOf(IOException.class);
  }

  @Test
  void it_has_no_shares() {
    assertThatThrownBy(() -> at(socket()).move(new Share(0), ""))
        .hasMessage("a map: must be moved to maintenance on or off (was: out)");
  }

  private URI socket() {
    return URI.create("unix:" + haproxy.socket());
  }

  private HaproxyMapSwitch at(URI socket) {
    return new HaproxyMapSwitch(spec(socket), new HaproxyRuntime(socket, Duration.ofMillis(500)));
  }

  private SwitchSpec.HaproxyMap spec(URI socket) {
    return new SwitchSpec.HaproxyMap(socket, folder.resolve("maintenance.map"), "shop");
  }

  private Kept kept() {
    var held =
        new Switch(
            "page",
            Optional.empty(),
            spec(socket()),
            new Subject.OfService("shop"),
            Mode.ACT,
            false);
    return new Kept(held, at(socket()));
  }

  private int status() {
    try {
      return get("127.0.0.1", "en").statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private HttpResponse<String> get(String from, String language) throws IOException {
    try (var client = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build()) {
      var uri = URI.create("http://127.0.0.1:" + haproxy.users() + "/user");
      var request = HttpRequest.newBuilder(uri).header("Accept-Language", language).build();
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

package io.relevo.switching.kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Gdnsd;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.switching.Found;
import io.relevo.switching.Step;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real gdnsd, which looks at its file each second. */
class GdnsdSwitchTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);

  @TempDir static Path folder;
  private static Gdnsd server;
  private final ReentrantLock turn = new ReentrantLock();

  @BeforeAll
  static void start() {
    Lab.needs(Need.GDNSD, Need.DIG);
    server = Gdnsd.start(folder);
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void nothingIsForced() throws IOException {
    Files.writeString(server.adminState(), "");
    Lab.until(SOON, "both are in", () -> server.answer().size() == 2 && forced().isEmpty());
  }

  @Test
  void out_and_in_again_and_served_is_what_was_said() throws IOException {
    var it = first();
    assertThat(it.find()).isEqualTo(new Found.At(IN));

    it.move(OUT, "web-1 is down");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
    answered("127.0.0.2");
    assertThat(server.adminState()).hasContent("127.0.0.1/tcp => DOWN # relevo: web-1 is down\n");
    assertThat(it.testimonies(it.find()))
        .containsExactly(new Testimony("gdnsd", "forced DOWN, really UP", true));

    it.move(new Share(30), "any share but none is in");
    assertThat(it.find()).isEqualTo(new Found.At(IN));
    answered("127.0.0.1", "127.0.0.2");
    assertThat(server.adminState()).isEmptyFile();
  }

  @Test
  void to_move_it_where_it_is_changes_nothing() throws IOException {
    var it = first();
    it.move(OUT, "web-1 is down");
    var before = Files.getAttribute(server.adminState(), "unix:ino");

    it.move(OUT, "again");

    assertThat(Files.getAttribute(server.adminState(), "unix:ino")).isEqualTo(before);
  }

  @Test
  void members_share_a_file_and_other_people_s_lines_and_its_mode_stay() throws Exception {
    Files.writeString(server.adminState(), "192.0.2.9/* => DOWN # ana: a new disk\n");
    Files.setPosixFilePermissions(
        server.adminState(), PosixFilePermissions.fromString("rw-rw-r--"));
    var other = CompletableFuture.runAsync(() -> moved(of(Gdnsd.SECOND), OUT));
    first().move(OUT, "both");
    other.join();

    assertThat(Files.readString(server.adminState()))
        .startsWith("192.0.2.9/* => DOWN # ana: a new disk\n")
        .contains("127.0.0.1/tcp => DOWN", "127.0.0.2/tcp => DOWN");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.adminState())))
        .isEqualTo("rw-rw-r--");
    // forced down or not, gdnsd answers with all when none is left
    answered("127.0.0.1", "127.0.0.2");
  }

  @Test
  void what_somebody_forced_by_hand_is_left_and_not_written_over() throws IOException {
    var kept = new Kept(held(), first());
    kept.settle(IN);
    Files.writeString(server.adminState(), "127.0.0.1/tcp => DOWN # ana\n");
    assertThat(kept.turn(IN)).containsInstanceOf(Step.Leave.class);
    assertThat(kept.settle(IN)).isEqualTo(new Found.At(OUT));

    var it = first();
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
    Files.writeString(server.adminState(), "127.0.0.1/* => DOWN\n");
    assertThatThrownBy(() -> it.move(IN, ""))
        .hasMessageContaining(
            "must be as it was read, out (was: at \"forced DOWN by 127.0.0.1/*\"");
    it.find();
    assertThatThrownBy(() -> it.move(IN, "")).hasMessageContaining("must be forced by nobody else");
    assertThat(server.adminState()).hasContent("127.0.0.1/* => DOWN\n");
  }

  @Test
  void a_file_that_gdnsd_ignores_for_an_error_in_it_is_noticed() throws IOException {
    Files.writeString(server.adminState(), "192.0.2.9/web => SIDEWAYS\n");
    assertThatThrownBy(() -> first().move(OUT, "web-1 is down"))
        .hasMessageContaining("must be forced DOWN within 4 s of the change (was: UP)");
    answered("127.0.0.1", "127.0.0.2");
  }

  @Test
  void a_server_that_is_down_finds_it_written_when_it_starts() throws IOException {
    var it = first();
    server.kill9();
    try {
      assertThatThrownBy(() -> it.move(OUT, "web-1 is down")).hasMessageContaining("control.sock");
      assertThat(it.find()).isEqualTo(new Found.At(OUT));
      assertThat(it.testimonies(it.find()).getFirst().agrees()).isFalse();
    } finally {
      server.restart();
    }
    it.move(OUT, "web-1 is down");
    answered("127.0.0.2");
  }

  @Test
  void a_frozen_server_costs_two_seconds_and_proves_it_later() throws IOException {
    var it = first();
    server.hang();
    try {
      assertThatThrownBy(() -> it.move(OUT, "web-1 is down"))
          .hasMessage("no answer within 2000 ms from " + server.socket());
    } finally {
      server.resume();
    }
    it.move(OUT, "web-1 is down");
    answered("127.0.0.2");
  }

  @Test
  void what_was_half_done_when_relevo_was_killed_is_brought_to_its_end() throws IOException {
    var kept = new Kept(held(), first());
    kept.settle(IN);
    kept.beganAndDied(IN, OUT);
    assertThat(kept.settle(OUT)).isEqualTo(new Found.At(OUT));
    answered("127.0.0.2");
  }

  @Test
  void a_file_that_may_not_be_read_or_written_is_said() throws IOException {
    var file = Files.createDirectory(folder.resolve("no-file"));
    var it = of(file, server.socket(), Gdnsd.FIRST);
    assertThat(it.find().phrase()).contains("unreadable", file.toString());
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessageContaining(file.toString());
    var nowhere = of(Path.of("/nowhere/admin_state"), server.socket(), Gdnsd.FIRST);
    assertThatThrownBy(() -> nowhere.move(OUT, "")).hasMessageContaining("its folder must exist");
  }

  @Test
  void the_read_only_socket_will_do() throws IOException {
    var it = of(server.adminState(), server.readOnlySocket(), Gdnsd.FIRST);
    it.move(OUT, "web-1 is down");
    answered("127.0.0.2");
  }

  @Test
  void who_is_no_gdnsd_proves_nothing() {
    try (var stranger = FaultServer.start(GdnsdSwitchTest::greet)) {
      var control = URI.create("tcp://127.0.0.1:" + stranger.port());
      var it = of(server.adminState(), control, Gdnsd.FIRST);
      assertThatThrownBy(() -> it.move(OUT, ""))
          .hasMessageContaining("gdnsd must answer with its states");
    }
  }

  @Test
  void a_resource_that_gdnsd_does_not_have_is_said() {
    assertThatThrownBy(() -> of("192.0.2.77/tcp").move(OUT, ""))
        .hasMessageContaining("(was: it has no 192.0.2.77/tcp)");
  }

  @Test
  void it_has_no_maintenance() {
    assertThatThrownBy(() -> first().move(new Maintenance(true), ""))
        .hasMessageContaining("gdnsd: must be moved to a share");
  }

  private static void greet(Socket client) throws IOException {
    client.getInputStream().readNBytes(8);
    client.getOutputStream().write("Unknown command.\n".getBytes(UTF_8));
  }

  /** What gdnsd says of its states its answers follow, within a second. */
  private static void answered(String... addresses) {
    var wanted = List.of(addresses);
    Lab.until(SOON, "answered is " + wanted, () -> server.answer().equals(wanted));
  }

  private static Switch held() {
    return new Switch(
        "dns-1",
        Optional.empty(),
        spec(server.adminState(), server.socket(), Gdnsd.FIRST),
        new Subject.Member("web-1"),
        Mode.ACT,
        false);
  }

  private static List<String> forced() {
    try {
      return new GdnsdControl(server.socket())
          .states().entrySet().stream()
              .filter(entry -> entry.getValue().forced())
              .map(Map.Entry::getKey)
              .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void moved(GdnsdSwitch it, Share share) {
    try {
      it.move(share, "both");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private GdnsdSwitch first() {
    return of(Gdnsd.FIRST);
  }

  private GdnsdSwitch of(String resource) {
    return of(server.adminState(), server.socket(), resource);
  }

  private GdnsdSwitch of(Path file, URI control, String resource) {
    return new GdnsdSwitch(spec(file, control, resource), turn);
  }

  private static SwitchSpec.Gdnsd spec(Path file, URI control, String resource) {
    return new SwitchSpec.Gdnsd(file, control, resource, Duration.ofSeconds(5));
  }
}

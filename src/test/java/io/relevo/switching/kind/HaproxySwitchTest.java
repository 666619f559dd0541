package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.SwitchSpec.Haproxy.Out;
import io.relevo.lab.HaProxy;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.switching.Found;
import io.relevo.switching.Step;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a real HAProxy. */
class HaproxySwitchTest {
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Slow enough for a mistake to be seen: users would meet a dead server for two seconds. */
  private static final String SLOW = "inter 2s fastinter 2s downinter 2s fall 2 rise 1 weight 100";

  private static final String FAST = "inter 50ms fall 2 rise 1 weight 100";

  @TempDir Path folder;
  private Backend one;
  private Backend two;
  private HaProxy haproxy;

  @BeforeEach
  void start() {
    Lab.needs(Need.HAPROXY);
    one = new Backend(0);
    two = new Backend(0);
    run(FAST);
  }

  private void run(String usual) {
    if (haproxy != null) {
      haproxy.close();
    }
    haproxy = HaProxy.start(folder.resolve("h" + usual.hashCode()), ports(), usual);
    awaitStatus("n1", "UP");
    awaitStatus("n2", "UP");
  }

  private List<Integer> ports() {
    return List.of(one.port(), two.port());
  }

  @AfterEach
  void stop() {
    if (haproxy != null) {
      haproxy.close();
      one.close();
      two.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_is_taken_out_and_brought_back(Out out) throws IOException {
    var it = of(out);
    it.move(OUT, "why");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
    assertThat(status("n1")).isEqualTo(out == Out.DRAIN ? "DRAIN" : "MAINT");
    it.move(IN, "why");
    assertThat(it.find()).isEqualTo(new Found.At(IN));
  }

  @ParameterizedTest
  @EnumSource
  void what_it_says_it_would_do_does_it_by_hand(Out out) throws IOException {
    var it = of(out);
    it.commands(OUT).forEach(haproxy::say);
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
    it.commands(IN).forEach(haproxy::say);
    assertThat(it.find()).isEqualTo(new Found.At(IN));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_there_already_stays_there(Out out) throws IOException {
    var it = of(out);
    it.move(IN, "");
    it.move(IN, "");
    assertThat(it.find()).isEqualTo(new Found.At(IN));
    it.move(OUT, "");
    it.move(OUT, "");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
  }

  @Test
  void a_share_is_a_weight() throws IOException {
    var it = of(Out.DRAIN);
    it.move(new Share(30), "");
    assertThat(haproxy.say("get weight web/n1")).isEqualTo("30 (initial 100)");
    assertThat(it.find()).isEqualTo(new Found.At(new Share(30)));
  }

  @Test
  void it_is_moved_over_tcp_too() throws IOException {
    var it = at(URI.create("tcp://127.0.0.1:" + haproxy.port()), Out.MAINT);
    it.move(OUT, "");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
  }

  @Test
  void what_is_down_gets_no_user_when_it_leaves_maintenance() throws Exception {
    run(SLOW);
    var it = of(Out.MAINT);
    it.move(OUT, "");
    one.close();
    var users = Users.start(URI.create("http://127.0.0.1:" + haproxy.users() + "/user"));
    Lab.until(DEADLINE, "users are served", () -> users.served() > 20);
    it.move(IN, "");
    var before = users.served();
    Lab.until(DEADLINE, "and go on", () -> users.served() > before + 100);
    assertThat(users.stop()).as("failed").isZero();
    assertThat(status("n1")).isEqualTo("DOWN");
  }

  @Test
  void without_the_gate_users_would_meet_it() throws Exception {
    run(SLOW);
    of(Out.MAINT).move(OUT, "");
    one.close();
    var users = Users.start(URI.create("http://127.0.0.1:" + haproxy.users() + "/user"));
    haproxy.say("set server web/n1 state ready");
    Lab.until(DEADLINE, "a user meets it", () -> users.failed() > 0);
    users.stop();
  }

  @Test
  void what_hangs_is_without_users_until_its_check_has_passed() throws Exception {
    run(SLOW);
    var it = of(Out.MAINT);
    it.move(OUT, "");
    one.close();
    try (var hanging =
        new java.net.ServerSocket(
            ports().getFirst(), 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(hanging.isBound()).isTrue();
      assertThatThrownBy(() -> it.move(IN, "")).hasMessageContaining("has not checked web/n1 yet");
      assertThat(it.find()).isEqualTo(new Found.At(OUT));
    }
  }

  @Test
  void a_dead_haproxy_is_unreadable_and_cannot_be_moved() {
    haproxy.kill9();
    assertThat(of(Out.DRAIN).find()).isInstanceOf(Found.Unreadable.class);
    assertThatThrownBy(() -> of(Out.DRAIN).move(OUT, "")).hasMessageContaining("refused");
  }

  @Test
  void a_frozen_haproxy_delays_nobody_for_long() {
    haproxy.hang();
    var it = of(Out.DRAIN);
    Lab.until(DEADLINE, "it is frozen", () -> it.find() instanceof Found.Unreadable);
    assertThat(it.find())
        .isInstanceOfSatisfying(
            Found.Unreadable.class,
            found -> assertThat(found.error()).startsWith("no answer within 500 ms"));
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessageStartingWith("no answer within 500 ms");
    haproxy.resume();
    assertThat(it.find()).isIn(new Found.At(IN), new Found.At(OUT));
  }

  @Test
  void a_socket_that_may_only_look_refuses() {
    var it = at(URI.create("unix:" + haproxy.userSocket()), Out.DRAIN);
    assertThat(it.find()).isEqualTo(new Found.At(IN));
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessage("HAProxy says: Permission denied");
    assertThat(it.find()).isEqualTo(new Found.At(IN));
  }

  @Test
  void what_is_not_in_haproxy_is_said() {
    var spec = new SwitchSpec.Haproxy(socket(), "web", "n9", Out.DRAIN);
    var it = new HaproxySwitch(spec, new HaproxyRuntime(socket(), DEADLINE));
    assertThat(it.find()).isEqualTo(new Found.Unreadable("HAProxy has no such server: n9"));
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessage("HAProxy says: No such server.");
  }

  @Test
  void what_somebody_moved_by_hand_is_left_there() {
    var kept = kept(Out.DRAIN);
    kept.settle(IN);
    haproxy.say("set server web/n1 weight 50");
    assertThat(kept.turn(IN)).containsInstanceOf(Step.Leave.class);
    assertThat(kept.turn(IN)).isEmpty();
    assertThat(kept.position().foreign()).contains(new Found.At(new Share(50)));
    haproxy.say("set server web/n1 state maint");
    assertThat(kept.settle(IN)).isEqualTo(new Found.At(OUT));
  }

  @Test
  void a_reload_forgets_and_relevo_puts_it_right() {
    var kept = kept(Out.DRAIN);
    assertThat(kept.settle(OUT)).isEqualTo(new Found.At(OUT));
    haproxy.reload();
    assertThat(status("n1")).as("HAProxy forgot").startsWith("UP");
    assertThat(kept.turn(OUT)).containsInstanceOf(Step.Move.class);
    assertThat(kept.settle(OUT)).isEqualTo(new Found.At(OUT));
    assertThat(kept.position().foreign()).isEmpty();
    assertThat(kept.renewals()).as("the first process, and the second").isEqualTo(2);
  }

  @Test
  void a_reload_ends_what_somebody_had_done_by_hand() {
    var kept = kept(Out.DRAIN);
    kept.settle(IN);
    haproxy.say("set server web/n1 state maint");
    assertThat(kept.turn(IN)).containsInstanceOf(Step.Leave.class);
    haproxy.reload();
    assertThat(kept.settle(IN)).isEqualTo(new Found.At(IN));
    assertThat(kept.position().foreign()).isEmpty();
  }

  @Test
  void what_was_half_done_when_relevo_was_killed_is_brought_to_its_end() {
    var kept = kept(Out.MAINT);
    kept.settle(OUT);
    kept.beganAndDied(OUT, IN);
    haproxy.say("set server web/n1 weight 0%;set server web/n1 state ready");
    assertThat(kept.settle(IN)).isEqualTo(new Found.At(IN));
  }

  @Test
  void what_was_remembered_and_not_begun_when_relevo_was_killed_is_done() {
    var kept = kept(Out.DRAIN);
    kept.settle(IN);
    kept.beganAndDied(IN, OUT);
    assertThat(kept.settle(OUT)).isEqualTo(new Found.At(OUT));
  }

  @Test
  void a_coarse_weight_is_as_near_as_it_can_be() {
    run("inter 100ms fall 1 rise 1 weight 4");
    var kept = kept(Out.DRAIN);
    assertThat(kept.settle(new Share(40))).isEqualTo(new Found.Within(38, 62));
    assertThat(haproxy.say("get weight web/n1")).isEqualTo("2 (initial 4)");
    assertThat(kept.turn(new Share(41)))
        .as("the same weight")
        .hasValueSatisfying(step -> assertThat(step).isInstanceOf(Step.Settle.class));
    assertThat(kept.settle(IN)).isEqualTo(new Found.Within(88, 100));
    assertThat(kept.position().foreign()).isEmpty();
  }

  @Test
  void it_says_what_haproxy_says() {
    var it = of(Out.DRAIN);
    assertThat(it.testimonies(it.find()).getFirst().says())
        .matches("UP, L7OK, weight 100 of 100, \\d+ sessions");
    assertThat(it.life())
        .hasValueSatisfying(life -> assertThat(life.phrase()).matches("in HAProxy process \\d+"));
  }

  @Test
  void it_has_no_maintenance() {
    assertThatThrownBy(() -> of(Out.DRAIN).move(new Maintenance(true), ""))
        .hasMessage("haproxy: must be moved to a share (was: maintenance on)");
  }

  private URI socket() {
    return URI.create("unix:" + haproxy.socket());
  }

  private HaproxySwitch of(Out out) {
    return at(socket(), out);
  }

  private static HaproxySwitch at(URI socket, Out out) {
    var spec = new SwitchSpec.Haproxy(socket, "web", "n1", out);
    return new HaproxySwitch(spec, new HaproxyRuntime(socket, Duration.ofMillis(500)));
  }

  private Kept kept(Out out) {
    var spec = new SwitchSpec.Haproxy(socket(), "web", "n1", out);
    var held =
        new Switch("n1", Optional.empty(), spec, new Subject.Member("nginx-1"), Mode.ACT, false);
    return new Kept(held, of(out));
  }

  private String status(String server) {
    var answer = haproxy.say(HaproxyState.question("web"));
    return HaproxyState.of(answer).stats().get(server).get("status");
  }

  private void awaitStatus(String server, String status) {
    Lab.until(DEADLINE, server + " is " + status, () -> status(server).equals(status));
  }

  /** Users who ask one thing after the other. */
  private static final class Users {
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean ended;
    private final Thread thread;

    private Users(URI uri) {
      thread = Thread.ofPlatform().start(() -> ask(uri));
    }

    static Users start(URI uri) {
      return new Users(uri);
    }

    private void ask(URI uri) {
      while (!ended) {
        if (status(uri) == 200) {
          served.incrementAndGet();
        } else {
          failed.incrementAndGet();
        }
      }
    }

    private static int status(URI uri) {
      try {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setReadTimeout(5000);
        return connection.getResponseCode();
      } catch (IOException e) {
        return -1;
      }
    }

    int served() {
      return served.get();
    }

    int failed() {
      return failed.get();
    }

    int stop() throws InterruptedException {
      ended = true;
      thread.join();
      return failed.get();
    }
  }
}

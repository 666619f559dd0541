package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Limits;
import io.relevo.fleet.Limits.Limit;
import io.relevo.fleet.Measure;
import io.relevo.fleet.ProbeSpec.Haproxy;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.HaProxy;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Outcome;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy with two servers, read over its socket, its port and its page. */
class HaproxyProbeTest {
  private static final Limits LIMITS =
      new Limits(List.of(new Limit(Measure.SESSIONS, 80), new Limit(Measure.QUEUE, 1)), List.of());

  @TempDir private static Path folder;
  private static FaultServer one;
  private static FaultServer two;
  private static HaProxy haproxy;
  private static Lookout lookout;

  @BeforeAll
  static void open() {
    Lab.needs(Need.HAPROXY);
    one = FaultServer.start(Fault.none());
    two = FaultServer.start(Fault.none());
    haproxy = HaProxy.start(folder.resolve("ha"), List.of(one.port(), two.port()));
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    Stream.of(haproxy, one, two, lookout).forEach(HaproxyProbeTest::close);
  }

  private static void close(AutoCloseable part) {
    try {
      if (part != null) {
        part.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void all_is_well() {
    one.behave(Fault.none());
    two.behave(Fault.none());
    shall("n1", "ready");
    shall("n2", "ready");
    haproxy.say("set server web/n1 weight 100");
    comes("both are up", socket(), o -> o.phrase().equals("passed") && up(o, "n1") && up(o, "n2"));
  }

  @Test
  void healthy_it_passes_and_is_measured_over_every_way() {
    for (Haproxy way : List.of(socket(), port(), page(), user())) {
      var outcome = lookout.look(way);
      assertThat(outcome.phrase()).isEqualTo("passed");
      assertThat(measure(outcome, "up", "web/n1")).hasValue(1);
      assertThat(measure(outcome, "ready", "web/n1")).hasValue(1);
      assertThat(measure(outcome, "weight", "web/n1")).hasValue(100);
      assertThat(measure(outcome, "queue", "web")).hasValue(0);
      assertThat(measure(outcome, "sessions", "users")).hasValue(0);
    }
    assertThat(measure(lookout.look(socket()), "sessions", "")).isPresent();
    assertThat(measure(lookout.look(page()), "sessions", "")).isEmpty();
  }

  @Test
  void a_weight_that_was_changed_at_run_time_is_seen() {
    haproxy.say("set server web/n1 weight 40");
    assertThat(measure(lookout.look(socket()), "weight", "web/n1")).hasValue(40);
    assertThat(measure(lookout.look(page()), "weight", "web/n1")).hasValue(40);
  }

  @Test
  void a_drained_server_is_not_sick() {
    shall("n1", "drain");
    for (Haproxy way : List.of(socket(), page())) {
      var outcome = lookout.look(way);
      assertThat(outcome.phrase()).isEqualTo("passed");
      assertThat(measure(outcome, "ready", "web/n1")).hasValue(0);
      assertThat(measure(outcome, "up", "web/n1")).hasValue(1);
    }
  }

  @Test
  void a_server_in_maintenance_is_not_sick_and_nobody_knows_whether_it_is_up() {
    shall("n1", "maint");
    for (Haproxy way : List.of(socket(), page())) {
      var outcome = lookout.look(way);
      assertThat(outcome.phrase()).isEqualTo("passed");
      assertThat(measure(outcome, "ready", "web/n1")).hasValue(0);
      assertThat(measure(outcome, "up", "web/n1")).isEmpty();
    }
  }

  @Test
  void a_server_that_is_down_is_a_flaw_with_the_last_check() {
    one.behave(Fault.status(503));
    for (Haproxy way : List.of(socket(), port(), page())) {
      var flaw = flaw(comes("it is down", way, o -> flaw(o).isPresent())).orElseThrow();
      assertThat(flaw.cause()).isEqualTo(Cause.SERVER_DOWN);
      assertThat(flaw.detail()).startsWith("web/n1 DOWN (L7STS 503");
    }
  }

  @Test
  void a_server_that_was_drained_and_then_stopped_is_not_sick_but_the_page_cannot_tell() {
    shall("n1", "drain");
    one.behave(Fault.status(503));
    comes("it is down", socket(), o -> measure(o, "up", "web/n1").equals(OptionalDouble.of(0)));
    assertThat(lookout.look(socket()).phrase()).isEqualTo("passed");
    assertThat(lookout.look(page()).phrase()).startsWith("passed, but server-down: web/n1 DOWN");
  }

  @Test
  void without_a_server_that_is_up_it_fails() {
    one.behave(Fault.status(503));
    two.behave(Fault.status(503));
    for (Haproxy way : List.of(socket(), page())) {
      comes("both are down", way, o -> o instanceof Outcome.Failed);
      lookout.finds(way, Cause.NO_SERVER, "web: n1 DOWN (L7STS 503");
    }
  }

  @Test
  void with_the_last_server_taken_out_by_hand_it_fails_too() {
    shall("n1", "maint");
    shall("n2", "drain");
    lookout.finds(socket(), Cause.NO_SERVER, "web: n1 MAINT, n2 DRAIN");
    lookout.finds(page(), Cause.NO_SERVER, "web: n1 MAINT, n2 DRAIN");
  }

  @Test
  void only_the_backend_that_is_named_counts_and_it_must_be_there() {
    var nowhere = new Haproxy.Socket(haproxy.socket());
    assertThat(lookout.look(new Haproxy(nowhere, Optional.of("web"), LIMITS)).phrase())
        .isEqualTo("passed");
    lookout.finds(
        new Haproxy(nowhere, Optional.of("api"), LIMITS),
        Cause.NO_SERVER,
        "no backend api with servers; it has web");
  }

  @Test
  void sessions_at_their_limit_and_a_queue_are_told_before_users_are_refused() throws Exception {
    try (var slow = FaultServer.start(Fault.hang());
        var busy = HaProxy.start(folder.resolve("busy"), List.of(slow.port()))) {
      busy.say("disable health web/n1");
      busy.say("set server web/n1 health up");
      var way = new Haproxy(new Haproxy.Socket(busy.socket()), Optional.empty(), LIMITS);
      try (var _ = user(busy);
          var _ = user(busy)) {
        var outcome = comes("one waits", way, o -> measure(o, "queue", "web").orElse(0) > 0);
        assertThat(flaw(outcome).orElseThrow())
            .isEqualTo(new Flaw(Cause.SATURATED, "sessions of web/n1 100%, limit 80%"));
        assertThat(measure(outcome, "queue", "web")).hasValue(1);
      }
    }
  }

  private static Socket user(HaProxy at) throws Exception {
    var socket = new Socket(InetAddress.getLoopbackAddress(), at.users());
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void a_reload_is_counted() {
    try (Probe probe = lookout.probe(socket())) {
      assertThat(measure(look(probe), "reloads", "")).hasValue(0);
      assertThat(measure(look(probe), "reloads", "")).hasValue(0);
      haproxy.reload();
      assertThat(measure(look(probe), "reloads", "")).hasValue(1);
      assertThat(measure(look(probe), "reloads", "")).hasValue(1);
    }
  }

  private static Outcome look(Probe probe) {
    return Lookout.await(probe.look().toCompletableFuture(), Lookout.AMPLE);
  }

  @Test
  void frozen_it_accepts_and_does_not_answer() {
    haproxy.hang();
    try {
      for (Haproxy way : List.of(socket(), port(), page())) {
        lookout.finds(way, Lookout.SHORT, Cause.TIMEOUT, "no byte within 400 ms");
      }
    } finally {
      haproxy.resume();
    }
  }

  @Test
  void killed_it_refuses_on_a_socket_that_stays_behind() {
    try (var dead = HaProxy.start(folder.resolve("dead"), List.of(one.port()))) {
      dead.kill9();
      assertThat(dead.socket()).exists();
      lookout.finds(way(dead.socket()), Cause.REFUSED, dead.socket() + ": Connection refused");
      lookout.finds(way(folder.resolve("none")), Cause.REFUSED, "none: No such file or directory");
    }
  }

  private static void shall(String server, String state) {
    assertThat(haproxy.say("set server web/" + server + " state " + state)).isEmpty();
  }

  private static Haproxy socket() {
    return way(haproxy.socket());
  }

  private static Haproxy user() {
    return way(haproxy.userSocket());
  }

  private static Haproxy way(Path path) {
    return new Haproxy(new Haproxy.Socket(path), Optional.empty(), LIMITS);
  }

  private static Haproxy port() {
    var source = new Haproxy.Port("127.0.0.1", haproxy.port());
    return new Haproxy(source, Optional.empty(), LIMITS);
  }

  private static Haproxy page() {
    return new Haproxy(new Haproxy.Page(haproxy.page()), Optional.empty(), LIMITS);
  }

  private static Outcome comes(String what, Haproxy way, Predicate<Outcome> wanted) {
    return Lab.await(Lookout.AMPLE, what, () -> Optional.of(lookout.look(way)).filter(wanted));
  }

  private static boolean up(Outcome outcome, String server) {
    return measure(outcome, "up", "web/" + server).equals(OptionalDouble.of(1));
  }

  private static Optional<Flaw> flaw(Outcome outcome) {
    return outcome instanceof Outcome.Passed passed ? passed.flaw() : Optional.empty();
  }

  private static OptionalDouble measure(Outcome outcome, String name, String of) {
    return outcome.measures().stream()
        .filter(m -> m.name().equals(name) && m.of().equals(of))
        .mapToDouble(m -> m.value())
        .findFirst();
  }
}

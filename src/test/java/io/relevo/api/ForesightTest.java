package io.relevo.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.api.view.Foreseen;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.lab.HaProxy;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A member with eight servers of an HAProxy that is frozen: each takes two seconds to say nothing.
 */
class ForesightTest {
  private static final int SERVERS = 8;
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Lab.needs(Need.HAPROXY);
  }

  @Test
  void switches_that_are_frozen_are_asked_side_by_side_and_told_in_their_order() {
    try (var haproxy = frozen()) {
      var began = System.nanoTime();
      var moves = foreseen(haproxy, Duration.ofSeconds(30));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      assertThat(moves)
          .extracting(Foreseen::name)
          .containsExactly("hap-8", "hap-7", "hap-6", "hap-5", "hap-4", "hap-3", "hap-2", "hap-1");
      assertThat(moves).allSatisfy(move -> assertThat(move.commands().getFirst()).contains("not"));
    }
  }

  @Test
  void who_says_nothing_in_time_is_told_as_not_known() {
    try (var haproxy = frozen()) {
      assertThat(foreseen(haproxy, Duration.ofMillis(50)).getFirst().commands())
          .containsExactly("not known: it did not answer within 50ms");
    }
  }

  private HaProxy frozen() {
    var haproxy = HaProxy.start(folder.resolve("haproxy"), List.of(1));
    haproxy.hang();
    return haproxy;
  }

  private List<Foreseen> foreseen(HaProxy haproxy, Duration patience) {
    var console = new FakeConsole(folder.resolve("relevo.sock"), fleet(haproxy.socket()));
    IntStream.range(0, 3)
        .forEach(_ -> console.turn(SECOND, passed(console, 1), passed(console, 2)));
    console
        .submit(new Order.Drain("nginx-1", Duration.ofHours(1), "new disk", "ana", false))
        .join();
    return new Foresight(console, patience).of(new Order.Ready("nginx-1", "ana", false)).moves();
  }

  private static Observation passed(FakeConsole console, int n) {
    return new Observation(
        "nginx-" + n,
        new Outcome.Passed(Outcome.Answer.SERVING),
        console.now(),
        Duration.ofMillis(3));
  }

  private static Fleet fleet(Path socket) {
    var plain = Fleets.alone(2).fleet();
    var switches = new LinkedHashMap<String, Switch>();
    IntStream.rangeClosed(1, SERVERS)
        .forEach(n -> switches.put("hap-" + n, server(plain, socket, n)));
    return new Fleet(
        plain.agent(),
        plain.targets(),
        plain.groups(),
        switches,
        plain.services(),
        plain.people(),
        plain.onCall(),
        plain.origins());
  }

  private static Switch server(Fleet plain, Path socket, int n) {
    var mode = plain.agent().mode();
    var spec =
        new SwitchSpec.Haproxy(
            URI.create("unix:" + socket), "web", "n" + n, SwitchSpec.Haproxy.Out.DRAIN);
    return new Switch(
        "hap-" + n,
        plain.targets().get("nginx-1").on(),
        spec,
        new Subject.Member("nginx-1"),
        mode,
        false);
  }
}

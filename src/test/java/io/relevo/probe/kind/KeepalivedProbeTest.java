package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Host;
import io.relevo.lab.Keepalived;
import io.relevo.lab.KeepalivedConfig;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Network;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts with real keepalived and one address. */
class KeepalivedProbeTest {
  private static final String ADDRESS = "10.99.0.100";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private Network network;
  private Host one;
  private Host two;
  private Keepalived a;
  private Keepalived b;

  @BeforeEach
  void open() throws Exception {
    Lab.needs(Need.NAMESPACES, Need.KEEPALIVED);
    network = Network.open();
    one = network.host("one", "10.99.0.1");
    two = network.host("two", "10.99.0.2");
    a = start(one, two, 150);
    b = start(two, one, 100);
    a.await(Keepalived.Role.MASTER, DEADLINE);
    b.await(Keepalived.Role.BACKUP, DEADLINE);
    held(one, true);
    held(two, false);
  }

  @AfterEach
  void close() {
    for (var part : new AutoCloseable[] {a, b, network}) {
      close(part);
    }
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

  @Test
  void master_and_backup_both_pass_and_one_of_them_holds_the_address() throws Exception {
    assertThat(look(one, a))
        .isEqualTo(
            new Outcome.Passed(Outcome.Answer.SERVING, Optional.empty(), List.of(holder(1))));
    assertThat(look(two, b))
        .isEqualTo(
            new Outcome.Passed(Outcome.Answer.SERVING, Optional.empty(), List.of(holder(0))));
  }

  @Test
  void frozen_on_the_master_both_hold_the_address() throws Exception {
    a.hang();
    held(two, true);
    finds(one, a, Cause.FROZEN, "10.99.0.100 is on this host", 1);
    assertThat(look(two, b).measures()).containsExactly(holder(1));
    a.resume();
    held(two, false);
    assertThat(look(one, a).phrase()).isEqualTo("passed");
  }

  @Test
  void frozen_vrrp_alone_is_seen_too() throws Exception {
    var child = a.process().family().stream().filter(p -> p != a.process().pid()).toList();
    assertThat(child).hasSize(1);
    signal(child.getFirst(), "STOP");
    held(two, true);
    finds(one, a, Cause.FROZEN, "is on this host", 1);
    signal(child.getFirst(), "CONT");
    held(two, false);
  }

  @Test
  void killed_it_leaves_the_address_behind_and_two_hold_it() throws Exception {
    a.kill9();
    held(two, true);
    finds(one, a, Cause.ADDRESS_LEFT, "keepalived does not run; 10.99.0.100 is on this host", 1);
    assertThat(look(two, b).measures()).containsExactly(holder(1));
  }

  @Test
  void killed_on_the_backup_it_does_not_run() throws Exception {
    b.kill9();
    finds(two, b, Cause.NOT_RUNNING, "10.99.0.100 is not on this host", 0);
    Files.deleteIfExists(b.pidFile());
    finds(two, b, Cause.NOT_RUNNING, "10.99.0.100 is not on this host", 0);
    Files.writeString(b.pidFile(), "1\n");
    finds(two, b, Cause.NOT_RUNNING, "10.99.0.100 is not on this host", 0);
  }

  @Test
  void in_fault_on_both_hosts_nobody_holds_the_address() throws Exception {
    try (var first = probe(a);
        var second = probe(b)) {
      look(one, first);
      look(two, second);
      write(one, -254);
      write(two, -254);
      held(one, false);
      held(two, false);
      Lab.until(DEADLINE, "the FIFO tells", () -> phrase(one, first).startsWith("passed, but f"));
      assertThat(phrase(two, second)).startsWith("passed, but fault: its instance is in FAULT");
      assertThat(look(one, first).measures()).containsExactly(holder(0));
      write(one, 0);
      held(one, true);
      Lab.until(DEADLINE, "the FIFO tells", () -> phrase(one, first).equals("passed"));
    }
  }

  @Test
  void a_fifo_that_is_made_anew_is_opened_anew_and_one_that_is_gone_is_deaf() throws Exception {
    try (var probe = probe(a)) {
      look(one, probe);
      a.restart();
      held(one, true);
      write(one, -254);
      Lab.until(DEADLINE, "the FIFO tells", () -> phrase(one, probe).contains("fault"));
      Files.delete(a.fifo());
      assertThat(phrase(one, probe)).isEqualTo("passed");
    }
  }

  @Test
  void after_a_reload_the_interface_is_still_the_truth() throws Exception {
    try (var probe = probe(a)) {
      look(one, probe);
      a.process().signal(1);
      write(one, -254);
      held(one, false);
      assertThat(look(one, probe).measures()).containsExactly(holder(0));
      write(one, 0);
      held(one, true);
      Lab.until(DEADLINE, "it passes", () -> phrase(one, probe).equals("passed"));
    }
  }

  private Outcome look(Host host, Keepalived keepalived) throws Exception {
    try (var probe = probe(keepalived)) {
      return look(host, probe);
    }
  }

  /** Threads that a thread of a host starts live on that host, so each look has its own. */
  private static Outcome look(Host host, KeepalivedProbe probe) throws Exception {
    return host.inside(probe::run);
  }

  private static String phrase(Host host, KeepalivedProbe probe) {
    try {
      return look(host, probe).phrase();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void finds(Host host, Keepalived keepalived, Cause cause, String evidence, int holder)
      throws Exception {
    var failed = Lookout.failed(look(host, keepalived));
    assertThat(failed.cause()).as(failed.detail()).isEqualTo(cause);
    assertThat(failed.detail()).contains(evidence);
    assertThat(failed.measures()).containsExactly(holder(holder));
  }

  private void held(Host host, boolean wanted) {
    Lab.until(DEADLINE, host + " holds: " + wanted, () -> host.holds(ADDRESS) == wanted);
  }

  private static Measured holder(int here) {
    return new Measured(Measured.HOLDER, ADDRESS, here);
  }

  private static KeepalivedProbe probe(Keepalived keepalived) {
    var spec =
        new ProbeSpec.Keepalived(
            ADDRESS,
            Optional.of(keepalived.pidFile()),
            Optional.of(keepalived.fifo()),
            Optional.of("VI_1"));
    return new KeepalivedProbe(new Waiting(), spec, Lookout.AMPLE);
  }

  private static void signal(long pid, String name) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor()).isZero();
  }

  private Keepalived start(Host host, Host peer, int priority) throws IOException {
    write(host, 0);
    return Keepalived.start(
        KeepalivedConfig.of(host, peer, priority, ADDRESS, track(host)),
        folder.resolve(host.name()));
  }

  private Path track(Host host) {
    return folder.resolve(host.name() + ".track");
  }

  private void write(Host host, int value) throws IOException {
    Path temporary = Files.writeString(folder.resolve("temporary"), value + "\n");
    Files.move(temporary, track(host), StandardCopyOption.ATOMIC_MOVE);
  }
}

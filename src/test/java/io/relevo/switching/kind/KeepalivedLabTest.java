package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.lab.Host;
import io.relevo.lab.Keepalived;
import io.relevo.lab.Keepalived.Role;
import io.relevo.lab.KeepalivedConfig;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Network;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real keepalived: the first of two hosts has the address and is moved. */
class KeepalivedLabTest {
  private static final String ADDRESS = "10.99.0.100";
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Found IN = new Found.At(new Share(100));
  private static final Found OUT = new Found.At(new Share(0));

  @TempDir Path folder;
  private Network network;
  private Host host;
  private Keepalived keepalived;
  private Keepalived other;

  @BeforeEach
  void open() {
    Lab.needs(Need.NAMESPACES, Need.KEEPALIVED);
    network = Network.open();
    host = network.host("one", "10.99.0.1");
    var peer = network.host("two", "10.99.0.2");
    keepalived = start(host, peer, 150);
    other = start(peer, host, 100);
    keepalived.await(Role.MASTER, DEADLINE);
    other.await(Role.BACKUP, DEADLINE);
  }

  @AfterEach
  void close() {
    if (network != null) {
      network.close();
    }
  }

  @Test
  void out_is_fault_and_the_address_moves_and_comes_back() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT);
    assertThat(it.find()).isEqualTo(IN);
    assertThat(testimonies(it))
        .containsExactly(
            new Testimony("keepalived", "VI_1 is MASTER", true),
            new Testimony("address", ADDRESS + " is on this host", true));

    it.move(new Share(0), "nginx-1 is down");
    other.await(Role.MASTER, DEADLINE);

    assertThat(it.find()).isEqualTo(OUT);
    assertThat(settled(it))
        .containsExactly(
            new Testimony("keepalived", "VI_1 is FAULT", true),
            new Testimony("address", ADDRESS + " is not on this host", true));

    it.move(new Share(100), "nginx-1 is well again");
    keepalived.await(Role.MASTER, DEADLINE);
  }

  @Test
  void lowered_moves_the_address_when_somebody_takes_it() throws Exception {
    var it = switched(SwitchSpec.Keepalived.LOWERED);

    it.move(new Share(0), "nginx-1 is down");
    other.await(Role.MASTER, DEADLINE);

    assertThat(settled(it).getFirst().says()).isEqualTo("VI_1 is BACKUP");
  }

  @Test
  void lowered_keeps_the_address_when_nobody_takes_it_and_that_is_said() throws Exception {
    var it = switched(SwitchSpec.Keepalived.LOWERED);
    other.close();

    it.move(new Share(0), "nginx-1 is down");
    Lab.until(DEADLINE, "lowered", () -> keepalived.state().effectivePriority() == 50);

    assertThat(testimonies(it))
        .containsExactly(
            new Testimony("keepalived", "VI_1 is MASTER", false),
            new Testimony("address", ADDRESS + " is on this host", false));
  }

  @Test
  void a_removed_file_gives_the_address_back_until_it_is_moved_again() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT);
    it.move(new Share(0), "nginx-1 is down");
    other.await(Role.MASTER, DEADLINE);

    Files.delete(track(host));
    keepalived.await(Role.MASTER, DEADLINE);
    assertThat(it.find()).isEqualTo(new Found.Missing());

    it.move(new Share(0), "nginx-1 is down");
    keepalived.await(Role.FAULT, DEADLINE);
  }

  @Test
  void garbage_gives_the_address_back_until_it_is_moved_again() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT);
    it.move(new Share(0), "nginx-1 is down");
    other.await(Role.MASTER, DEADLINE);

    Files.writeString(track(host), "out for lunch\n");
    keepalived.await(Role.MASTER, DEADLINE);
    assertThat(it.find()).isEqualTo(new Found.Other("out for lunch"));

    it.move(new Share(0), "nginx-1 is down");
    keepalived.await(Role.FAULT, DEADLINE);
  }

  @Test
  void a_restart_of_keepalived_raises_nobody() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT);
    it.move(new Share(0), "nginx-1 is down");
    keepalived.await(Role.FAULT, DEADLINE);

    keepalived.restart();

    assertThat(it.find()).isEqualTo(OUT);
    keepalived.await(Role.FAULT, DEADLINE);
    assertThat(testimonies(it)).allMatch(Testimony::agrees);
  }

  @Test
  void a_killed_keepalived_leaves_the_address_behind_and_that_is_said() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT);
    assertThat(testimonies(it)).allMatch(Testimony::agrees);

    keepalived.kill9();
    assertThat(testimonies(it).getFirst())
        .matches(t -> t.says().startsWith("not running") && !t.agrees());

    it.move(new Share(0), "nginx-1 is down");
    assertThat(testimonies(it)).hasSize(2).noneMatch(Testimony::agrees);
  }

  @Test
  void a_frozen_keepalived_does_not_answer() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT);
    assertThat(testimonies(it)).allMatch(Testimony::agrees);

    keepalived.hang();
    until("it is mute", () -> !testimonies(it).getFirst().agrees());
    assertThat(testimonies(it).getFirst().says()).startsWith("runs, but does not write");

    keepalived.resume();
    keepalived.await(Role.MASTER, DEADLINE);
  }

  @Test
  void an_instance_that_it_does_not_have_testifies_nothing() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT, "VI_9");

    assertThat(testimonies(it).getFirst())
        .isEqualTo(new Testimony("keepalived", "nothing of VI_9; it has VI_1", true));
  }

  @Test
  void while_all_agree_it_is_asked_once_for_many_looks() throws Exception {
    var it = switched(SwitchSpec.Keepalived.FAULT);
    var before = Files.getLastModifiedTime(keepalived.jsonFile());

    testimonies(it);
    var asked = Files.getLastModifiedTime(keepalived.jsonFile());
    for (int i = 0; i < 50; i++) {
      testimonies(it);
    }

    assertThat(asked).isNotEqualTo(before);
    assertThat(Files.getLastModifiedTime(keepalived.jsonFile())).isEqualTo(asked);
  }

  @Test
  void the_configuration_of_the_page_is_accepted() throws Exception {
    var config = folder.resolve("page.conf");
    Files.writeString(
        config,
        Page.block("keepalived", "docs/switches/keepalived.md")
            .replace("/run/relevo/vip-1", track(host).toString()));

    assertThat(host.run("keepalived", "-t", "-f", config.toString())).isEmpty();
  }

  private List<Testimony> testimonies(KeepalivedSwitch it) throws Exception {
    return host.inside(() -> it.testimonies(it.find()));
  }

  /** What they say as soon as they agree. */
  private List<Testimony> settled(KeepalivedSwitch it) throws Exception {
    until("all agree", () -> testimonies(it).stream().allMatch(Testimony::agrees));
    return testimonies(it);
  }

  private static void until(String what, Callable<Boolean> condition) {
    Lab.until(
        DEADLINE,
        what,
        () -> {
          try {
            return condition.call();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private KeepalivedSwitch switched(int lowered) {
    return switched(lowered, "VI_1");
  }

  private KeepalivedSwitch switched(int lowered, String instance) {
    var witness =
        new SwitchSpec.Witness(
            Optional.of(instance),
            Optional.of(keepalived.pidFile()),
            Optional.of(keepalived.jsonFile()),
            Optional.of(ADDRESS));
    return new KeepalivedSwitch(new SwitchSpec.Keepalived(track(host), lowered, witness));
  }

  private Keepalived start(Host on, Host peer, int priority) {
    return Keepalived.start(
        KeepalivedConfig.of(on, peer, priority, ADDRESS, track(on)), folder.resolve(on.name()));
  }

  private Path track(Host on) {
    return folder.resolve(on.name() + ".track");
  }
}

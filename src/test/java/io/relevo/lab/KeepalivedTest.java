package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepalivedTest {
  private static final String ADDRESS = "10.99.0.100";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Network network;
  private Host one;
  private Host two;

  @BeforeEach
  void open() {
    Lab.needs(Need.NAMESPACES, Need.KEEPALIVED, Need.NGINX, Need.FIREWALL);
    network = Network.open();
    one = network.host("one", "10.99.0.1");
    two = network.host("two", "10.99.0.2");
  }

  @AfterEach
  void close() {
    if (network != null) {
      network.close();
    }
  }

  @Test
  void the_address_leaves_a_host_in_fault_and_comes_back() throws Exception {
    try (Keepalived a = start(one, two, 150);
        Keepalived b = start(two, one, 100);
        AddressWatch watch = network.watch(ADDRESS, folder)) {
      settled(a, b);
      Instant fault = Instant.now();
      write(one, -254);
      watch.awaitGained(two, fault, DEADLINE);
      assertThat(a.state().role()).isEqualTo(Keepalived.Role.FAULT);
      assertThat(network.holders(ADDRESS)).containsExactly(two);
      write(one, 0);
      watch.awaitGained(one, fault, DEADLINE);
      settled(a, b);
    }
  }

  @Test
  void a_lower_priority_moves_the_address_too() throws Exception {
    try (Keepalived a = start(one, two, 150);
        Keepalived b = start(two, one, 100)) {
      settled(a, b);
      write(one, -100);
      b.await(Keepalived.Role.MASTER, DEADLINE);
      a.await(Keepalived.Role.BACKUP, DEADLINE);
      assertThat(a.state().effectivePriority()).isEqualTo(50);
    }
  }

  @Test
  void a_user_of_the_address_sees_the_other_host_after_a_move() throws Exception {
    Host user = network.host("user", "10.99.0.50");
    try (Nginx first = Nginx.start(one, "one", 80, folder.resolve("nginx-1"));
        Nginx second = Nginx.start(two, "two", 80, folder.resolve("nginx-2"));
        Keepalived a = start(one, two, 150);
        Keepalived b = start(two, one, 100)) {
      settled(a, b);
      assertThat(first.get("/").status()).isEqualTo(second.get("/").status());
      try (Client client =
          Client.start(user, URI.create("http://" + ADDRESS + "/"), Duration.ofMillis(20))) {
        assertThat(client.awaitSuccess(DEADLINE).result()).isEqualTo("hello from one");
        write(one, -254);
        Lab.until(
            DEADLINE,
            "two answers",
            () -> client.awaitSuccess(DEADLINE).result().equals("hello from two"));
      }
    }
  }

  @Test
  void killed_it_leaves_its_address_behind_until_it_is_started_again() throws Exception {
    try (Keepalived a = start(one, two, 150);
        Keepalived b = start(two, one, 100)) {
      settled(a, b);
      a.kill9();
      b.await(Keepalived.Role.MASTER, DEADLINE);
      assertThat(network.holders(ADDRESS)).containsExactly(one, two);
      a.start();
      settled(a, b);
    }
  }

  @Test
  void restarted_it_gives_the_address_away_and_takes_it_again() throws Exception {
    try (Keepalived a = start(one, two, 150);
        Keepalived b = start(two, one, 100);
        AddressWatch watch = network.watch(ADDRESS, folder)) {
      settled(a, b);
      Instant restart = Instant.now();
      a.restart();
      watch.awaitGained(two, restart, DEADLINE);
      settled(a, b);
    }
  }

  @Test
  void a_split_that_nobody_sees_makes_two_holders() throws Exception {
    try (Keepalived a = start(one, two, 150);
        Keepalived b = start(two, one, 100)) {
      settled(a, b);
      one.isolate();
      Lab.until(DEADLINE, "two holders", () -> network.holders(ADDRESS).size() == 2);
      one.clearFirewall();
      settled(a, b);
    }
  }

  @Test
  void it_can_track_a_process_or_a_script_by_itself() throws Exception {
    Path flag = Files.createFile(folder.resolve("flag"));
    Tracking script =
        new Tracking.TrackScript("/usr/bin/test -f " + flag, Duration.ofSeconds(1), 2, 1);
    try (Nginx nginx = Nginx.start(one, "one", 80, folder.resolve("nginx"));
        Keepalived a =
            start(config(one, two, 150).with(new Tracking.TrackProcess(nginx.processName())));
        Keepalived b = start(config(two, one, 100).with(script))) {
      settled(a, b);
      nginx.killAll();
      a.await(Keepalived.Role.FAULT, DEADLINE);
      b.await(Keepalived.Role.MASTER, DEADLINE);
      Files.delete(flag);
      b.await(Keepalived.Role.FAULT, DEADLINE);
    }
  }

  @Test
  void closing_leaves_no_process() throws Exception {
    Keepalived a = start(one, two, 150);
    var family = a.process().family();
    assertThat(family).hasSize(2);
    a.close();
    assertThat(family).noneMatch(ProcessTable::alive);
  }

  private void settled(Keepalived master, Keepalived backup) {
    master.await(Keepalived.Role.MASTER, DEADLINE);
    backup.await(Keepalived.Role.BACKUP, DEADLINE);
    assertThat(network.holders(ADDRESS)).containsExactly(one);
    assertThat(master.state().addressSet()).isTrue();
  }

  private Keepalived start(Host host, Host peer, int priority) {
    return start(config(host, peer, priority));
  }

  private Keepalived start(KeepalivedConfig config) {
    return Keepalived.start(config, folder.resolve(config.host().name()));
  }

  private KeepalivedConfig config(Host host, Host peer, int priority) {
    return KeepalivedConfig.of(host, peer, priority, ADDRESS, track(host));
  }

  private Path track(Host host) {
    return folder.resolve(host.name() + ".track");
  }

  private void write(Host host, int value) throws IOException {
    Path temporary = Files.writeString(folder.resolve("temporary"), value + "\n");
    Files.move(temporary, track(host), StandardCopyOption.ATOMIC_MOVE);
  }
}

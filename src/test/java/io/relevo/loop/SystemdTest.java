package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.libc.NotifySocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdTest {
  private static final long PID = 4711;

  @TempDir Path folder;
  NotifySocket receiver;

  @BeforeEach
  void listen() throws Throwable {
    receiver = new NotifySocket(folder.resolve("notify").toString());
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void ready_comes_with_a_status() throws Throwable {
    started().ready("watching 3 targets");

    assertThat(receiver.received()).contains("READY=1\nSTATUS=watching 3 targets");
  }

  @Test
  void a_status_is_one_line() throws Throwable {
    started().status("nginx-1 is down\nREADY=1");

    assertThat(receiver.received()).contains("STATUS=nginx-1 is down");
  }

  @Test
  void reloading_says_when_by_the_monotonic_clock() throws Throwable {
    started().reloading();

    var said = receiver.received().orElseThrow();
    assertThat(said).startsWith("RELOADING=1\nMONOTONIC_USEC=");
    var at = Long.parseLong(said.substring(said.lastIndexOf('=') + 1));
    assertThat(System.nanoTime() / 1000 - at).isBetween(0L, 10_000_000L);
  }

  @Test
  void stopping_and_needing_more_time_are_said() throws Throwable {
    started().stopping();
    started().extend(Duration.ofSeconds(90));

    assertThat(receiver.received()).contains("STOPPING=1");
    assertThat(receiver.received()).contains("EXTEND_TIMEOUT_USEC=90000000");
  }

  @Test
  void the_watchdog_is_fed_only_while_all_is_on_time() throws Throwable {
    started().feed(() -> false);
    assertThat(receiver.received()).isEmpty();

    started().feed(() -> true);
    assertThat(receiver.received()).contains("WATCHDOG=1");
  }

  @Test
  void the_watchdog_is_fed_twice_as_often_as_it_asks() {
    assertThat(with("WATCHDOG_USEC", "30000000").feedEvery()).contains(Duration.ofSeconds(15));
    assertThat(with("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "4711").feedEvery())
        .contains(Duration.ofSeconds(15));
  }

  @Test
  void a_watchdog_that_is_for_another_process_or_for_none_is_not_fed() {
    assertThat(with().feedEvery()).isEmpty();
    assertThat(with("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "1").feedEvery()).isEmpty();
    assertThat(with("WATCHDOG_USEC", "0").feedEvery()).isEmpty();
    assertThat(with("WATCHDOG_USEC", "soon").feedEvery()).isEmpty();
  }

  @Test
  void without_systemd_nothing_is_said() {
    var alone = Systemd.of(Map.of("WATCHDOG_USEC", "30000000"), PID);

    alone.ready("watching");
    alone.feed(() -> true);

    assertThat(alone.feedEvery()).isEmpty();
  }

  @Test
  void a_systemd_that_does_not_listen_is_no_failure() {
    var deaf = Systemd.of(Map.of("NOTIFY_SOCKET", folder.resolve("nowhere").toString()), PID);

    deaf.ready("watching");
  }

  private Systemd started() {
    return with();
  }

  private Systemd with(String... more) {
    var environment = new HashMap<>(Map.of("NOTIFY_SOCKET", receiver.address()));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return Systemd.of(environment, PID);
  }
}

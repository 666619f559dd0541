package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.lab.Lab;
import io.relevo.lab.Restartable;
import io.relevo.switching.Found;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every record comes through that a name server keeps, when the server does not. */
abstract class Ordeals {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);

  /** The switch, whose member is in. */
  abstract SetSwitch it();

  abstract Restartable server();

  @Test
  void a_server_that_is_down_is_unreadable_and_moved_when_it_is_back() throws IOException {
    var it = it();
    server().kill9();
    try {
      assertThat(it.find()).isInstanceOf(Found.Unreadable.class);
      assertThatThrownBy(() -> it.move(OUT, "")).isInstanceOf(IOException.class);
    } finally {
      server().restart();
    }
    itGoesOut(it);
  }

  @Test
  void a_frozen_server_costs_two_seconds_and_what_it_then_does_late_is_seen() throws IOException {
    var it = it();
    server().hang();
    try {
      assertThatThrownBy(() -> it.move(OUT, "")).hasMessageContaining("must answer");
    } finally {
      server().resume();
    }
    itGoesOut(it);
  }

  @Test
  void a_server_killed_in_the_middle_is_found_at_one_end_and_moved_again() throws IOException {
    var it = it();
    var done = new AtomicInteger();
    var moves = CompletableFuture.runAsync(() -> moveForEver(it, done));
    Lab.until(SOON, "it moves", () -> done.get() > 3);
    server().kill9();
    assertThatThrownBy(moves::join).hasMessageContaining("must answer");
    server().restart();

    assertThat(it.find()).isIn(new Found.At(IN), new Found.At(OUT));
    itGoesOut(it);
  }

  @Test
  void it_has_no_maintenance() {
    assertThatThrownBy(() -> it().move(new Maintenance(true), ""))
        .hasMessageContaining("a DNS record: must be moved to a share");
  }

  private static void itGoesOut(SetSwitch it) throws IOException {
    it.move(OUT, "nginx-1 is down");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
  }

  private static void moveForEver(SetSwitch it, AtomicInteger done) {
    try {
      for (int percent = 0; ; percent = 100 - percent) {
        it.find();
        it.move(new Share(percent), "half-done");
        done.incrementAndGet();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}

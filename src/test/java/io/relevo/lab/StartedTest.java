package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void its_log_is_what_it_prints() {
    try (Started echo = spawn("echo out; echo err >&2")) {
      assertThat(echo.awaitEnd(DEADLINE)).isZero();
      assertThat(echo.log()).isEqualTo("out\nerr\n");
    }
  }

  @Test
  void orphans_stay_in_the_family_and_die_with_it() {
    try (Started parent = spawn("sleep 1000 & sleep 1000 & wait")) {
      Lab.until(DEADLINE, "three processes", () -> parent.family().size() == 3);
      List<Long> all = parent.family();
      parent.kill9Alone();
      assertThat(parent.alive()).isFalse();
      assertThat(parent.family()).hasSize(2);
      parent.kill9();
      assertThat(all).noneMatch(ProcessTable::alive);
    }
  }

  @Test
  void frozen_it_makes_no_progress_until_it_goes_on() throws Exception {
    Path file = folder.resolve("beat");
    try (Started beat = spawn("while :; do echo >> " + file + "; done")) {
      beat.await(DEADLINE, "first beat", () -> Files.exists(file));
      beat.stop();
      Lab.until(DEADLINE, "it stands", () -> beat.family().stream().allMatch(StartedTest::stopped));
      long size = Files.size(file);
      assertThat(Files.size(file)).isEqualTo(size);
      beat.cont();
      Lab.until(DEADLINE, "it goes on", () -> file.toFile().length() > size);
    }
  }

  @Test
  void a_program_that_ends_before_it_is_ready_fails_with_its_log() {
    try (Started broken = spawn("echo no such luck; exit 3")) {
      assertThatThrownBy(() -> broken.await(DEADLINE, "luck", () -> false))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("luck: ended with status 3")
          .hasMessageContaining("no such luck");
    }
  }

  @Test
  void term_lets_it_end_in_order() {
    try (Started polite =
        spawn("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.01; done")) {
      polite.await(DEADLINE, "up", () -> polite.log().contains("up"));
      assertThat(polite.term()).isZero();
      assertThat(polite.log()).contains("bye");
    }
  }

  private Started spawn(String script) {
    return Place.loopback().spawn(folder.resolve("log"), "sh", "-c", script);
  }

  private static boolean stopped(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") T ");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

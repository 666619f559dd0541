package io.relevo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.lab.Lab;
import io.relevo.process.Ending.Ended;
import io.relevo.process.Ending.Late;
import io.relevo.process.Ending.Lingering;
import io.relevo.process.Ending.OutputHeld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 16;

  private final Program program = new Program(MOST_BYTES);
  @TempDir private Path folder;

  @Test
  void its_code_and_what_it_printed_are_told_errors_included() throws Exception {
    assertThat(run("echo one; echo two >&2; exit 3")).isEqualTo(new Ended(3, "one\ntwo\n"));
  }

  @RepeatedTest(5)
  void who_ends_at_once_is_heard_and_what_it_left_behind_is_noticed() throws Exception {
    assertThat(run("echo one")).isEqualTo(new Ended(0, "one\n"));
    assertThat(run("sleep 600 & exit 3")).isEqualTo(new OutputHeld(3));
  }

  @Test
  void what_it_leaves_behind_without_its_output_is_killed_and_does_not_matter() throws Exception {
    assertThat(run("sleep 600 >/dev/null 2>&1 & echo $!")).isInstanceOf(Ended.class);
    var pid = ((Ended) run("sleep 600 >/dev/null 2>&1 & echo $!")).line();
    Lab.until(AMPLE, "it is gone", () -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
  }

  @Test
  void more_than_is_looked_at_is_read_to_its_end() throws Exception {
    assertThat(run("head -c 3000000 /dev/zero | tr '\\0' x"))
        .isEqualTo(new Ended(0, "x".repeat(MOST_BYTES)));
  }

  @Test
  void one_run_does_not_begin_beside_what_the_last_one_left() throws Exception {
    var gate = folder.resolve("gate");
    var holder = "setsid -f sh -c 'while [ ! -e %s ]; do sleep 0.01; done'".formatted(gate);
    assertThat(run(holder)).isEqualTo(new OutputHeld(0));
    assertThat(run("true")).isEqualTo(new Lingering());
    Files.createFile(gate);
    Lab.until(AMPLE, "it is run again", () -> ended("true"));
  }

  @Test
  void the_limit_is_kept() throws Exception {
    var limit = Duration.ofMillis(200);
    assertThat(program.run(shell("sleep 600 & wait"), limit)).isEqualTo(new Late(limit));
  }

  @Test
  void who_waits_for_it_can_be_interrupted_and_nothing_goes_on_running() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> run("sleep 600")).isInstanceOf(InterruptedException.class);
    Lab.until(AMPLE, "it is run again", () -> ended("true"));
  }

  private boolean ended(String script) {
    try {
      return run(script) instanceof Ended;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Ending run(String script) throws IOException, InterruptedException {
    return program.run(shell(script), AMPLE);
  }

  private static List<String> shell(String script) {
    return List.of("/bin/sh", "-c", script);
  }
}

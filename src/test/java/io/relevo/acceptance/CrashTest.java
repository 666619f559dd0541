package io.relevo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Stage;
import io.relevo.lab.StageConfig;
import io.relevo.loop.Milestone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An agent that dies in the middle of a turn does no harm, and the next one finishes what it began.
 */
class CrashTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Lab.needs(Need.NAMESPACES, Need.NGINX, Need.KEEPALIVED, Need.SMTP_SINK);
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNED, moves",
    "REMEMBERED, moves",
    "MOVED, moves",
    "TOLD, moves",
    "PLANNED, notices",
    "REMEMBERED, notices",
    "TOLD, notices"
  })
  void a_crash_at_any_step_loses_nothing_and_tells_nothing_twice(Milestone step, String turn)
      throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual().withAgent("peer-lost: 5m"))) {
      var second = stage.agent(stage.two());
      var first =
          stage.agent(stage.one(), CrashingRelevo.class, CrashingRelevo.options(step, turn));
      var agents = List.of(first, second);
      Watching.untilUp(agents, "nginx-1", "nginx-2");

      Sickness.EMPTY_REPLY.inflict(stage.one());
      assertThat(first.process().awaitEnd(SOON))
          .as("exit status of the crash")
          .isEqualTo(CrashingRelevo.STATUS);
      assertThat(Files.readString(stage.one().trackFile())).isIn("0\n", "-254\n");
      assertThat(stage.one().keepalived().process().alive()).isTrue();

      first.restart();
      Lab.until(
          SOON,
          "lb-2 holds the address",
          () -> stage.holders().equals(List.of(stage.two().host())));
      Lab.until(SOON, "the opening mail", () -> !stage.mails().isEmpty());
      Sickness.EMPTY_REPLY.cure(stage.one());
      Lab.until(
          SOON,
          "lb-1 holds the address",
          () -> stage.holders().equals(List.of(stage.one().host())));
      Watching.untilQuiet(agents);
      assertThat(stage.mails())
          .extracting(
              mail ->
                  mail.header("X-Relevo-State").orElse("")
                      + " "
                      + mail.header("Message-ID").orElse(""))
          .satisfies(states -> assertThat(states.stream().distinct()).hasSize(2));
    }
  }
}

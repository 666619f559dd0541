package io.relevo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.RelevoProcess;
import io.relevo.lab.Stage;
import io.relevo.lab.StageConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is stopped for a while, as a paused or starved host does to it. */
class StandstillTest {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final int LOOKS = 8;

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Lab.needs(Need.NAMESPACES, Need.NGINX, Need.KEEPALIVED, Need.SMTP_SINK);
  }

  @Test
  void an_agent_that_stood_still_takes_nothing_out_tells_nobody_and_says_when_it_could_not_see()
      throws Exception {
    var nervous = "every: 1s, timeout: 900ms, fall: 1, rise: 3";
    var config = StageConfig.usual().withPace(nervous).withAgent("peer-lost: 5m");
    try (var stage = Stage.set(folder, config)) {
      var agents = stage.agents();
      var first = agents.getFirst();
      Watching.untilUp(agents, "nginx-1", "nginx-2");

      stage.one().nginx().hang();
      Lab.until(SOON, "a look is under way", () -> Watching.begun(first) > Watching.ended(first));
      first.process().stop();
      untilLooks(agents.getLast(), LOOKS);
      first.process().cont();
      stage.one().nginx().resume();

      Watching.untilUp(agents, "nginx-1", "nginx-2");
      assertThat(first.get("/journal?n=1000"))
          .contains("\"WasBlind\"", "\"StoodStill\"")
          .doesNotContain("\"DOWN\"", "\"HoldPlaced\"", "\"IncidentOpened\"");
      assertThat(Files.readString(stage.one().trackFile())).isEqualTo("0\n");
      assertThat(stage.mails()).isEmpty();
      assertThat(first.cli("status").output()).contains("this agent stood still for");
      assertThat(first.cli("why", "nginx-1").output()).contains("this agent stood still for");
      assertThat(
              Watching.sum(
                  first, "relevo_blind_seconds_total", labels -> labels.contains("stood-still")))
          .isGreaterThan(LOOKS / 2.0);
    }
  }

  /** Time, as somebody who was not stopped counts it. */
  private static void untilLooks(RelevoProcess other, int many) {
    var begun = Watching.looks(other, "nginx-2");
    Lab.until(SOON, "looks of the other", () -> Watching.looks(other, "nginx-2") >= begun + many);
  }
}

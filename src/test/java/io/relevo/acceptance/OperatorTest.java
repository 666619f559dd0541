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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to the switches, by command and by hand. */
class OperatorTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Lab.needs(Need.NAMESPACES, Need.NGINX, Need.KEEPALIVED, Need.SMTP_SINK);
  }

  @Test
  void the_last_healthy_member_is_drained_only_by_force_and_that_is_recorded() throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      var first = agents.getFirst();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      Sickness.UNAVAILABLE.inflict(stage.two());
      Watching.untilDown(agents, "nginx-2");

      var refused = first.cli("drain", "nginx-1", "--for", "1h", "--reason", "new disk");
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.output()).contains("law 2", "group web keeps 1");
      assertThat(Files.readString(stage.one().trackFile())).isEqualTo("0\n");

      assertThat(
              first
                  .cli("drain", "nginx-1", "--for", "1h", "--reason", "new disk", "--force")
                  .status())
          .isZero();
      Lab.until(SOON, "vip-1 is out", () -> read(stage.one().trackFile()).equals("-254\n"));
      assertThat(first.cli("holds").output()).contains("nginx-1", "new disk", "forced");
    }
  }

  @Test
  void a_hold_whose_deadline_passes_keeps_a_sick_member_out() throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      var first = agents.getFirst();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      drained(first, "nginx-1", "2s");
      Lab.until(
          SOON,
          "lb-2 holds the address",
          () -> stage.holders().equals(List.of(stage.two().host())));
      Sickness.UNAVAILABLE.inflict(stage.one());
      Watching.untilDown(agents, "nginx-1");

      Lab.until(
          SOON, "the gate is shut", () -> first.cli("why", "nginx-1").output().contains("law 3"));
      assertThat(Files.readString(stage.one().trackFile())).isEqualTo("-254\n");
      Sickness.UNAVAILABLE.cure(stage.one());
      Lab.until(
          SOON,
          "lb-1 holds the address",
          () -> stage.holders().equals(List.of(stage.one().host())));
    }
  }

  @Test
  void a_track_file_moved_by_hand_is_reported_and_left_until_it_is_handed_back() throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      Files.writeString(stage.one().trackFile(), "-50\n");
      Lab.until(SOON, "a mail about it", () -> !stage.mails().isEmpty());
      assertThat(stage.mails().getFirst().text())
          .contains("somebody else moved it", "relevo ready nginx-1");
      assertThat(Files.readString(stage.one().trackFile())).isEqualTo("-50\n");

      assertThat(agents.getFirst().cli("ready", "nginx-1").status()).isZero();
      Lab.until(SOON, "vip-1 is in", () -> read(stage.one().trackFile()).equals("0\n"));
      Watching.untilQuiet(agents);
    }
  }

  @Test
  void with_enforce_a_track_file_that_is_deleted_or_overwritten_is_put_right() throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual().enforcing())) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      drained(agents.getFirst(), "nginx-1", "1h");
      Lab.until(
          SOON,
          "lb-2 holds the address",
          () -> stage.holders().equals(List.of(stage.two().host())));
      for (var meddling :
          List.<Meddling>of(
              Files::delete,
              file -> Files.writeString(file, "abc\n"),
              file -> Files.writeString(file, "0\n"))) {
        meddling.with(stage.one().trackFile());
        Lab.until(
            SOON, "the file is put right", () -> read(stage.one().trackFile()).equals("-254\n"));
      }
      stage.one().keepalived().restart();
      Lab.until(
          SOON,
          "lb-2 alone holds the address",
          () -> stage.holders().equals(List.of(stage.two().host())));
      assertThat(Files.readString(stage.one().trackFile())).isEqualTo("-254\n");
    }
  }

  @Test
  void maintenance_shows_the_page_and_takes_nobody_out() throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      assertThat(
              agents
                  .getFirst()
                  .cli("maintenance", "on", "shop", "--for", "1h", "--reason", "release")
                  .status())
          .isZero();
      for (var side : List.of(stage.one(), stage.two())) {
        Lab.until(SOON, "the page on " + side.agent(), () -> status(side) == 503);
      }
      assertThat(agents.getFirst().cli("maintenance", "off", "shop").status()).isZero();
      for (var side : List.of(stage.one(), stage.two())) {
        Lab.until(SOON, "no page on " + side.agent(), () -> status(side) == 200);
      }
      assertThat(stage.mails()).isEmpty();
    }
  }

  /** Refused for as long as the other agent has not said that its member is in rotation. */
  private static void drained(RelevoProcess agent, String member, String lasting) {
    Lab.until(
        SOON,
        member + " may be drained",
        () -> agent.cli("drain", member, "--for", lasting, "--reason", "test").status() == 0);
  }

  private static int status(Stage.Side side) {
    try {
      return side.nginx().get("/").status();
    } catch (Exception e) {
      return 0;
    }
  }

  private interface Meddling {
    void with(Path file) throws Exception;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return "";
    }
  }
}

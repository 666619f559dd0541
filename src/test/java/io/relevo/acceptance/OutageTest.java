package io.relevo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Stage;
import io.relevo.lab.StageConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds the two hosts fails: the mail server, the network. */
class OutageTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Lab.needs(Need.NAMESPACES, Need.NGINX, Need.KEEPALIVED, Need.SMTP_SINK);
  }

  @Test
  void with_the_mail_server_down_for_the_whole_failover_both_mails_arrive_later_in_order_and_once()
      throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      stage.mail().stop();

      Sickness.EMPTY_REPLY.inflict(stage.one());
      Lab.until(
          SOON,
          "lb-2 holds the address",
          () -> stage.holders().equals(List.of(stage.two().host())));
      Sickness.EMPTY_REPLY.cure(stage.one());
      Lab.until(
          SOON,
          "lb-1 holds the address",
          () -> stage.holders().equals(List.of(stage.one().host())));
      Lab.until(SOON, "two mails wait", () -> Watching.waiting(agents.getFirst()) == 2);

      stage.mail().start();
      Watching.untilQuiet(agents);
      assertThat(stage.mails())
          .extracting(mail -> mail.header("X-Relevo-State").orElse(""))
          .containsExactly("opened", "closed");
    }
  }

  @Test
  void a_host_that_is_cut_off_is_told_by_the_other_and_nothing_moves_wrongly() throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual().withAgent("peer-lost: 8s"))) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");

      stage.one().host().cut();
      Lab.until(SOON, "lb-2 holds the address", () -> stage.two().host().holds(Stage.VIP));
      Lab.until(SOON, "a mail about it", () -> !stage.mails().isEmpty());
      assertThat(stage.mails().getFirst().text()).contains("lb-1");
      Lab.until(
          SOON,
          "lb-1 doubts itself",
          () -> agents.getFirst().get("/status").contains("does not answer"));
      assertThat(Files.readString(stage.one().trackFile())).isEqualTo("0\n");
      assertThat(Files.readString(stage.two().trackFile())).isEqualTo("0\n");

      stage.one().host().heal();
      Lab.until(
          SOON,
          "lb-1 alone holds the address",
          () -> stage.holders().equals(List.of(stage.one().host())));
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      Watching.untilQuiet(agents);
      assertThat(stage.mails())
          .extracting(mail -> mail.header("X-Relevo-State").orElse("") + " " + mail.subject())
          .satisfiesExactly(
              opened -> assertThat(opened).startsWith("opened [lb-1] its agent is not heard"),
              closed -> assertThat(closed).startsWith("closed [lb-1] its agent is not heard"));
    }
  }
}

package io.relevo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Stage;
import io.relevo.lab.StageConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** nginx on one of two hosts stops answering: the main job, with an agent on each host. */
class FailoverTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir Path folder;

  @BeforeEach
  void needs() {
    Lab.needs(Need.NAMESPACES, Need.NGINX, Need.KEEPALIVED, Need.SMTP_SINK);
  }

  @ParameterizedTest
  @EnumSource(Sickness.class)
  void the_address_moves_one_mail_tells_it_and_everything_comes_back(Sickness sickness)
      throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      Lab.until(
          SOON,
          "lb-1 holds the address",
          () -> stage.holders().equals(List.of(stage.one().host())));
      var client = stage.client(Duration.ofMillis(50));

      sickness.inflict(stage.one());
      Lab.until(
          SOON,
          "lb-2 holds the address",
          () -> stage.holders().equals(List.of(stage.two().host())));
      Lab.until(SOON, "the opening mail", () -> !stage.mails().isEmpty());
      var moved = Instant.now();
      Lab.until(
          SOON,
          "users are served again",
          () -> client.requests().stream().anyMatch(r -> r.ok() && r.at().isAfter(moved)));

      sickness.cure(stage.one());
      Lab.until(
          SOON,
          "lb-1 holds the address again",
          () -> stage.holders().equals(List.of(stage.one().host())));
      Watching.untilQuiet(agents);

      var mails = stage.mails();
      assertThat(mails).hasSize(2);
      var opening = mails.getFirst();
      var closing = mails.getLast();
      assertThat(opening.header("X-Relevo-State").orElse("")).isEqualTo("opened");
      assertThat(opening.text()).contains(sickness.cause, "nginx-1", "vip-1", "took nginx-1 out");
      assertThat(closing.header("X-Relevo-State").orElse("")).isEqualTo("closed");
      assertThat(closing.header("In-Reply-To").orElse("")).isEqualTo(opening.messageId());
      assertThat(closing.header("Subject").orElse(""))
          .isEqualTo(opening.header("Subject").orElse(""));
    }
  }

  @Test
  void one_failed_look_moves_nothing_and_tells_nobody() throws Exception {
    try (var stage =
        Stage.set(
            folder,
            StageConfig.usual()
                .withPace("every: 1s, timeout: 500ms, recheck: 1s, fall: 3, rise: 2"))) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");
      var client = stage.client(Duration.ofMillis(50));

      Sickness.UNAVAILABLE.inflict(stage.one());
      Lab.until(SOON, "a failed look", () -> Watching.failures(agents.getFirst()) == 1);
      Sickness.UNAVAILABLE.cure(stage.one());
      var looked = Watching.looks(agents.getFirst(), "nginx-1");
      Lab.until(
          SOON, "five more looks", () -> Watching.looks(agents.getFirst(), "nginx-1") > looked + 5);

      assertThat(Watching.failures(agents.getFirst())).isEqualTo(1);
      assertThat(stage.holders()).containsExactly(stage.one().host());
      assertThat(stage.mails()).isEmpty();
      assertThat(client.requests()).isNotEmpty();
    }
  }

  @Test
  void with_nginx_sick_on_both_hosts_nobody_is_lowered_and_one_critical_mail_says_so()
      throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");

      Sickness.UNAVAILABLE.inflict(stage.one());
      Sickness.UNAVAILABLE.inflict(stage.two());
      Lab.until(SOON, "a mail", () -> !stage.mails().isEmpty());
      Watching.untilDown(agents, "nginx-1", "nginx-2");
      Lab.until(SOON, "one host holds the address", () -> stage.holders().size() == 1);

      Sickness.UNAVAILABLE.cure(stage.one());
      Sickness.UNAVAILABLE.cure(stage.two());
      Watching.untilQuiet(agents);
      var critical =
          stage.mails().stream()
              .filter(mail -> mail.header("X-Relevo-Severity").orElse("").equals("critical"))
              .toList();
      assertThat(critical)
          .extracting(mail -> mail.header("X-Relevo-State").orElse(""))
          .containsExactly("opened", "closed");
      assertThat(critical.getFirst().text()).contains("every member is down; nobody is taken out");
      assertThat(stage.holders()).hasSize(1);
    }
  }

  @Test
  void both_killed_at_the_same_instant_leave_the_address_with_exactly_one_host() throws Exception {
    try (var stage = Stage.set(folder, StageConfig.usual())) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");

      var both =
          List.of(stage.one(), stage.two()).stream()
              .map(side -> Thread.ofVirtual().start(() -> Sickness.KILLED.inflict(side)))
              .toList();
      for (var thread : both) {
        thread.join();
      }
      Watching.untilDown(agents, "nginx-1", "nginx-2");
      var looked = Watching.looks(agents.getFirst(), "nginx-1");
      Lab.until(
          SOON,
          "three more looks",
          () -> Watching.looks(agents.getFirst(), "nginx-1") > looked + 3);
      Lab.until(SOON, "exactly one host holds the address", () -> stage.holders().size() == 1);

      Sickness.KILLED.cure(stage.one());
      Sickness.KILLED.cure(stage.two());
      Watching.untilQuiet(agents);
      Lab.until(
          SOON,
          "lb-1 alone holds it again",
          () -> stage.holders().equals(List.of(stage.one().host())));
    }
  }

  @Test
  void a_target_that_flaps_every_second_for_a_minute_costs_no_more_acts_than_the_budget() {
    var bounded = StageConfig.usual().withGroup("return-wait: 1s, budget: { acts: 2, per: 10m }");
    try (var stage = Stage.set(folder, bounded)) {
      var agents = stage.agents();
      Watching.untilUp(agents, "nginx-1", "nginx-2");

      for (var second = 0; second < 60; second += 2) {
        var began = System.nanoTime();
        Sickness.UNAVAILABLE.inflict(stage.one());
        Lab.until(SOON, "a second", () -> System.nanoTime() - began > 1_000_000_000L);
        Sickness.UNAVAILABLE.cure(stage.one());
        Lab.until(SOON, "another second", () -> System.nanoTime() - began > 2_000_000_000L);
      }
      Watching.untilQuiet(agents);
      assertThat(Watching.takenOut(agents.getFirst())).isBetween(1L, 2L);
      assertThat(Watching.takenOut(agents.getLast())).isZero();
    }
  }
}

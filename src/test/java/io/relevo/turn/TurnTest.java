package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Problem;
import io.relevo.alert.Severity;
import io.relevo.alert.Told;
import io.relevo.alert.Told.Phase;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.health.State;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.switching.Found;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Setting OUT = new Setting.Share(0);
  private static final Subject NGINX = new Subject.Member("nginx-1");

  private static Watch two() {
    return new Watch(Fleets.two().fleet(), Memory.empty()).hears("lb-2").settle();
  }

  private static Incident peers(Subject subject, Problem.Kind kind) {
    return new Incident(
        "PEER-1",
        "PEER",
        new Problem.Key(subject, kind),
        Severity.WARNING,
        "it closed the connection without a byte",
        Optional.empty(),
        Watch.START,
        Optional.empty(),
        List.of());
  }

  private static Told told(Phase phase) {
    return new Told("PEER-1", "ana", phase, "<PEER-1.1@example.com>", 1, Watch.START);
  }

  @Test
  void the_same_belief_and_senses_give_the_same_plan() {
    var watch = two();
    var belief = watch.belief();
    var senses = watch.senses(List.of(watch.failed("nginx-1"), watch.failed("nginx-1")), List.of());
    var turn = new Turn("lb-1", "example.com");
    assertThat(turn.take(belief, senses)).isEqualTo(turn.take(belief, senses));
  }

  @Test
  void what_is_moved_and_what_is_told_is_among_what_is_remembered() {
    var watch = two();
    var moved = watch.fail("nginx-1");
    assertThat(moved.moves()).hasSize(1);
    assertThat(moved.entries()).hasAtLeastOneElementOfType(Entry.MoveBegun.class);
    var told = watch.take(watch.failed("nginx-1"));
    assertThat(told.notices()).hasSize(1);
    assertThat(told.entries())
        .contains(new Entry.NoticeQueued(told.notices().getFirst(), watch.now()));
  }

  @Test
  void a_start_moves_only_what_is_wrong() {
    var memory = two().memory();
    var again = new Watch(Fleets.two().fleet(), memory);
    assertThat(again.take().moves()).isEmpty();
    assertThat(again.found("vip-1", new Found.Missing()).wait(MINUTE).take().moves()).hasSize(1);
  }

  @Test
  void a_start_after_a_crash_between_remembering_and_moving_makes_the_move() {
    var watch = two();
    watch.fail("nginx-1");
    var again = new Watch(Fleets.two().fleet(), watch.memory());
    assertThat(again.take().moves()).extracting(move -> move.to().setting()).containsExactly(OUT);
  }

  @Test
  void a_refusal_is_remembered_once_while_it_lasts() {
    var watch = two();
    var first = watch.fail("nginx-1", "nginx-2");
    assertThat(first.entries()).hasAtLeastOneElementOfType(Entry.Refused.class);
    var second = watch.wait(Duration.ofSeconds(1)).take(watch.failed("nginx-1"));
    assertThat(second.entries()).noneMatch(Entry.Refused.class::isInstance);
  }

  @Test
  void what_is_seen_in_self_doubt_is_unclear() {
    var watch = two().doubt(true);
    var plan = watch.fail("nginx-1", "nginx-2");
    assertThat(plan.belief().health().get("nginx-1").state()).isEqualTo(State.UP);
    assertThat(plan.moves()).isEmpty();
  }

  @Test
  void a_look_at_a_target_that_a_reload_took_away_is_ignored() {
    var watch = two();
    assertThat(watch.take(watch.failed("gone")).entries()).isEmpty();
  }

  @Test
  void an_order_about_something_a_reload_took_away_is_refused() {
    var plan = two().order(new Order.Drain("gone", MINUTE, "an upgrade", "ana", true));
    assertThat(plan.rulings().getFirst().accepted()).isFalse();
  }

  @Test
  void ready_hands_back_a_switch_that_somebody_moved_by_hand() {
    var watch = two().found("vip-1", OUT);
    assertThat(watch.take().moves()).isEmpty();
    assertThat(watch.order(new Order.Ready("nginx-1", "ana", false)).moves()).hasSize(1);
  }

  @Test
  void a_preview_says_what_would_move_and_changes_nothing() {
    var watch = two();
    var before = watch.belief();
    var preview = watch.preview(new Order.Drain("nginx-1", MINUTE, "an upgrade", "ana", false));
    assertThat(preview.moves())
        .extracting(
            move -> move.name() + " " + move.setting().phrase() + ": " + move.reason().sentence())
        .containsExactly("vip-1 out: nginx-1 held out by ana: an upgrade");
    assertThat(watch.belief()).isEqualTo(before);
  }

  @Test
  void the_end_of_a_story_tells_its_last_act() {
    var watch = two();
    watch.fail("nginx-1");
    watch.take(watch.failed("nginx-1"));
    watch.settle().wait(Duration.ofSeconds(28)).settle();
    var closing = watch.notices().getLast();
    assertThat(closing.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closing.story().acts().getLast().sentence()).isEqualTo("moved vip-1: in");
  }

  @Test
  void what_a_peer_has_told_is_not_told_again() {
    var watch =
        new Watch(Fleets.two().as("lb-2"), Memory.empty())
            .hears("lb-1", peers(NGINX, Problem.Kind.DOWN), told(Phase.OPENED))
            .settle();
    watch.fail("nginx-1");
    assertThat(watch.memory().open()).extracting(Incident::id).containsExactly("PEER-1");
    assertThat(watch.silent("lb-1", false).wait(MINUTE).fail("nginx-1").notices())
        .extracting(Notice::incident)
        .noneMatch(incident -> incident.key().subject().equals(NGINX));
  }

  @Test
  void even_when_the_problem_is_found_in_the_turn_in_which_the_peer_is_lost() {
    var web = new Subject.InGroup("web");
    var watch =
        new Watch(Fleets.two().as("lb-2"), Memory.empty())
            .hears("lb-1", peers(web, Problem.Kind.ALL_DOWN), told(Phase.OPENED))
            .settle()
            .silent("lb-1", false);
    assertThat(watch.fail("nginx-1", "nginx-2").notices())
        .extracting(notice -> notice.incident().key().kind())
        .doesNotContain(Problem.Kind.ALL_DOWN);
  }

  @Test
  void an_end_that_a_peer_told_is_the_end_and_what_is_found_after_it_is_new() {
    var open = peers(NGINX, Problem.Kind.DOWN);
    var watch =
        new Watch(Fleets.two().as("lb-2"), Memory.empty())
            .hears("lb-1", open, told(Phase.OPENED))
            .settle();
    watch.fail("nginx-1");
    watch.hears("lb-1", open.closedAt(watch.now()), told(Phase.CLOSED)).fail("nginx-1");
    assertThat(watch.memory().closed()).extracting(Incident::id).containsExactly("PEER-1");
    watch.fail("nginx-1");
    assertThat(watch.memory().open()).extracting(Incident::id).doesNotContain("PEER-1").hasSize(1);
  }

  @Test
  void an_incident_that_was_closed_here_is_not_taken_up_again_from_an_old_report() {
    var watch =
        new Watch(Fleets.two().as("lb-2"), Memory.empty())
            .hears("lb-1", peers(NGINX, Problem.Kind.DOWN), told(Phase.OPENED))
            .settle();
    watch.fail("nginx-1");
    watch.silent("lb-1", false);
    watch.settle().wait(MINUTE).settle();
    watch.fail("nginx-1");
    assertThat(watch.memory().open())
        .filteredOn(incident -> incident.key().subject().equals(NGINX))
        .extracting(Incident::id)
        .doesNotContain("PEER-1")
        .hasSize(1);
  }

  @Test
  void an_end_that_a_peer_saw_and_may_not_tell_is_told_here() {
    var closed = peers(NGINX, Problem.Kind.DOWN).closedAt(Watch.START);
    var watch = two().hears("lb-2", closed, told(Phase.OPENED));
    var notice = watch.take().notices().getFirst();
    assertThat(notice.phase()).isEqualTo(Phase.CLOSED);
    assertThat(notice.thread()).contains("<PEER-1.1@example.com>");
    assertThat(watch.take().notices()).isEmpty();
  }

  @Test
  void an_end_that_one_of_two_peers_has_told_is_not_told_again() {
    var closed = peers(NGINX, Problem.Kind.DOWN).closedAt(Watch.START);
    var watch =
        new Watch(Fleets.two().hosts(3).fleet(), Memory.empty())
            .hears("lb-2", closed, told(Phase.OPENED))
            .hears("lb-3", closed, told(Phase.CLOSED));
    assertThat(watch.take().notices()).isEmpty();
  }

  @Test
  void after_self_doubt_only_what_differs_from_what_was_told_is_told() {
    var watch = two();
    watch.fail("nginx-1");
    assertThat(watch.take(watch.failed("nginx-1")).notices()).hasSize(1);
    watch.doubt(true).wait(MINUTE).fail("nginx-1");
    watch.doubt(false);
    assertThat(watch.fail("nginx-1").notices()).isEmpty();
  }

  @Test
  void a_problem_that_came_and_went_in_self_doubt_is_never_told() {
    var watch = two().doubt(true);
    watch.fail("nginx-1");
    watch.settle().doubt(false);
    assertThat(watch.settle().wait(MINUTE).take().notices()).isEmpty();
  }

  @Test
  void a_problem_that_is_still_there_after_a_start_is_not_told_to_be_over() {
    var watch = two();
    watch.fail("nginx-1", "nginx-2");
    assertThat(watch.memory().told()).isNotEmpty();
    var again = new Watch(Fleets.two().fleet(), watch.memory()).wait(MINUTE).hears("lb-2");
    assertThat(again.take().notices()).isEmpty();
    assertThat(again.fail("nginx-1", "nginx-2").notices()).isEmpty();
  }

  @Test
  void the_loop_is_woken_for_what_falls_due_by_the_clock_alone() {
    var watch = two();
    var half = Duration.ofMillis(500);
    var plan = watch.order(new Order.Drain("nginx-1", half, "an upgrade", "ana", false));
    assertThat(plan.wake()).isEqualTo(watch.now().plus(half));
    assertThat(two().take().wake()).isEqualTo(watch.now().plus(Turn.IDLE));
  }
}

package io.relevo.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Incident;
import io.relevo.alert.Problem;
import io.relevo.alert.SampleNotices;
import io.relevo.alert.Severity;
import io.relevo.alert.Told;
import io.relevo.alert.Told.Phase;
import io.relevo.failover.Hold;
import io.relevo.failover.Scenes;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.switching.Found;
import io.relevo.switching.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final Instant NOW = Scenes.NOW;
  private static final Setting IN = new Setting.Share(100);
  private static final Setting OUT = new Setting.Share(0);
  private static final Hold FAILURE = Scenes.failure("nginx-1");

  private static Memory fold(Entry... entries) {
    return Memory.empty().with(List.of(entries));
  }

  private static Entry begun(Setting from, Setting to) {
    return new Entry.MoveBegun("vip-1", new Found.At(from), to, "because", NOW);
  }

  private static Entry settled(Setting at) {
    return new Entry.MoveSettled("vip-1", at, at.phrase(), NOW);
  }

  private static Entry left(Found found) {
    return new Entry.MovedByOthers("vip-1", found, IN, NOW);
  }

  private static Incident incident(String id) {
    return new Incident(
        id,
        id,
        new Problem.Key(new Subject.Member("nginx-1"), Problem.Kind.DOWN),
        Severity.WARNING,
        "it is down",
        Optional.empty(),
        NOW,
        Optional.empty(),
        List.of());
  }

  private static Told told(String incident, Phase phase) {
    return new Told(incident, "ana", phase, "<1@example.com>", 1, NOW);
  }

  @Test
  void a_hold_is_in_force_until_it_ends() {
    var placed = new Entry.HoldPlaced(FAILURE, "web", NOW);
    assertThat(fold(placed).holds()).containsExactly(FAILURE);
    assertThat(fold(placed, new Entry.HoldEnded(FAILURE, "well again", NOW)).holds()).isEmpty();
  }

  @Test
  void an_automatic_act_counts_for_a_day_though_its_hold_ended() {
    var placed = new Entry.HoldPlaced(FAILURE, "web", NOW);
    var ended = new Entry.HoldEnded(FAILURE, "well again", NOW);
    assertThat(fold(placed, ended).takenOut()).hasSize(1);
    var later = new Entry.HoldPlaced(FAILURE, "web", NOW.plus(Duration.ofHours(25)));
    assertThat(fold(placed, ended, later).takenOut()).hasSize(1);
  }

  @Test
  void an_operators_hold_is_no_automatic_act() {
    var drained =
        Scenes.operators(new Subject.Member("nginx-1"), Hold.Effect.OUT, Duration.ofMinutes(1));
    assertThat(fold(new Entry.HoldPlaced(drained, "", NOW)).takenOut()).isEmpty();
  }

  @Test
  void a_move_is_pending_until_it_is_seen_to_have_arrived() {
    var pending = fold(begun(IN, OUT)).positions().get("vip-1");
    assertThat(pending.settled()).isEqualTo(IN);
    assertThat(pending.pending()).contains(new Position.Pending(OUT, NOW, NOW, 1));
    var arrived = fold(begun(IN, OUT), settled(OUT)).positions().get("vip-1");
    assertThat(arrived).isEqualTo(pending.settledAt(OUT, Optional.empty(), NOW));
  }

  @Test
  void where_somebody_else_put_a_switch_is_remembered_until_it_is_moved_or_right() {
    var five = new Found.Other("5");
    assertThat(fold(left(five)).positions().get("vip-1").foreign()).contains(five);
    assertThat(fold(left(five), begun(IN, OUT)).positions().get("vip-1").foreign()).isEmpty();
    assertThat(fold(left(five), settled(IN)).positions().get("vip-1").foreign()).isEmpty();
  }

  @Test
  void a_member_whose_switch_somebody_else_took_out_has_strayed() {
    var fleet = Fleets.two().fleet();
    assertThat(
            Position.strayed(fold(left(new Found.At(OUT))).positions(), fleet.switches().values()))
        .containsExactly("nginx-1");
    assertThat(
            Position.strayed(fold(left(new Found.At(IN))).positions(), fleet.switches().values()))
        .isEmpty();
    assertThat(Position.strayed(fold(settled(OUT)).positions(), fleet.switches().values()))
        .isEmpty();
  }

  @Test
  void incidents_are_open_then_closed() {
    var open = new Entry.IncidentOpened(incident("A"), NOW);
    var closed = new Entry.IncidentClosed(incident("A").closedAt(NOW), NOW);
    assertThat(fold(open).open()).hasSize(1);
    assertThat(fold(open, closed).open()).isEmpty();
    assertThat(fold(open, closed).closed()).hasSize(1);
    assertThat(fold(open, closed).knows("A")).isTrue();
  }

  @Test
  void two_hundred_closed_incidents_are_kept_with_what_was_told_of_them() {
    var memory = Memory.empty();
    for (var i = 0; i < 210; i++) {
      var id = "I" + i;
      memory =
          memory.with(
              List.of(
                  new Entry.IncidentOpened(incident(id), NOW),
                  new Entry.ToldByPeer(told(id, Phase.OPENED), NOW),
                  new Entry.IncidentClosed(incident(id).closedAt(NOW), NOW)));
    }
    assertThat(memory.closed()).hasSize(200);
    assertThat(memory.told()).hasSize(200);
    assertThat(memory.knows("I9")).isFalse();
  }

  @Test
  void a_queued_message_is_what_its_recipient_was_last_told() {
    var opening = SampleNotices.opening("7K2M", "ana");
    var closing = SampleNotices.closing("7K2M", "ana");
    var memory = fold(new Entry.NoticeQueued(opening, NOW), new Entry.NoticeQueued(closing, NOW));
    assertThat(memory.told()).hasSize(1);
    assertThat(memory.told().getFirst().phase()).isEqualTo(Phase.CLOSED);
    assertThat(memory.told().getFirst().thread()).isEqualTo(opening.messageId());
  }

  @Test
  void a_peers_incident_takes_the_place_of_our_own() {
    var own = new Entry.IncidentOpened(incident("OWN"), NOW);
    var adopted =
        new Entry.IncidentAdopted(
            "OWN", incident("PEERS"), List.of(told("PEERS", Phase.OPENED)), NOW);
    assertThat(fold(own, adopted).open()).extracting(Incident::id).containsExactly("PEERS");
    assertThat(fold(own, adopted).told()).hasSize(1);
  }

  @Test
  void closed_incidents_are_to_be_told_while_somebody_only_knows_of_their_beginning() {
    var closed = new Entry.IncidentClosed(incident("A").closedAt(NOW), NOW);
    var begun = new Entry.ToldByPeer(told("A", Phase.OPENED), NOW);
    var ended = new Entry.ToldByPeer(told("A", Phase.CLOSED), NOW);
    assertThat(fold(closed).tellable()).isEmpty();
    assertThat(fold(closed, begun).tellable()).hasSize(1);
    assertThat(fold(closed, begun, ended).tellable()).isEmpty();
  }

  @Test
  void an_incident_of_whose_end_nobody_was_told_can_be_opened_again() {
    var closed = new Entry.IncidentClosed(incident("A").closedAt(NOW), NOW);
    var begun = new Entry.ToldByPeer(told("A", Phase.OPENED), NOW);
    assertThat(fold(closed, begun).unended()).hasSize(1);
    var again = fold(closed, begun, new Entry.IncidentOpened(incident("A"), NOW));
    assertThat(again.open()).hasSize(1);
    assertThat(again.closed()).isEmpty();
    assertThat(again.told()).hasSize(1);
  }
}

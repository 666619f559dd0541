package io.relevo.alert;

import static io.relevo.alert.Situations.down;
import static io.relevo.alert.Situations.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Problem.Kind;
import io.relevo.alert.Told.Phase;
import io.relevo.failover.Scenes;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.probe.Blind;
import io.relevo.switching.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeraldTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(3);
  private static final Duration LONG_AGO = Duration.ofHours(9);
  private static final Position OUT =
      new Position(new Setting.Share(0), Optional.empty(), Optional.empty());

  private final Herald herald = new Herald("example.com");

  private static Scenes two() {
    return new Scenes(Fleets.two().people(List.of("ana", "ben")).fleet());
  }

  /** nginx-1 is down, was taken out, and its switch has arrived. */
  private static Situations moved() {
    return new Situations(two().down("nginx-1").failed("nginx-1")).position("vip-1", OUT);
  }

  private List<Notice> tell(Situations situations, Incident incident) {
    return herald.tell(situations.open(incident).now(), List.of(incident));
  }

  @Test
  void everybody_is_told_once_what_happened_and_what_was_done() {
    assertThat(tell(moved(), down("nginx-1", SECOND)))
        .extracting(Notice::person)
        .containsExactly("ana", "ben");
    var told = moved().told("ana", Phase.OPENED).told("ben", Phase.OPENED);
    assertThat(tell(told, down("nginx-1", SECOND))).isEmpty();
  }

  @Test
  void whoever_was_not_told_yet_is_told() {
    assertThat(tell(moved().told("ana", Phase.OPENED), down("nginx-1", SECOND)))
        .extracting(Notice::person)
        .containsExactly("ben");
  }

  @Test
  void a_message_has_the_same_id_whenever_it_is_written_and_another_for_everybody_else() {
    var first = tell(moved(), down("nginx-1", SECOND));
    var again = tell(moved(), down("nginx-1", LONG));
    assertThat(first.getFirst().messageId())
        .isEqualTo(again.getFirst().messageId())
        .matches("<7K2M-1\\.1\\.[0-9a-f]{8}@example\\.com>")
        .isNotEqualTo(first.getLast().messageId());
  }

  @Test
  void the_end_is_told_in_the_thread_of_the_beginning() {
    var closed = down("nginx-1", LONG).closedAt(Scenes.NOW);
    var told = new Situations(two()).told("ana", Phase.OPENED);
    var notice = herald.tell(told.now(), List.of(closed)).getFirst();
    assertThat(notice.phase()).isEqualTo(Phase.CLOSED);
    assertThat(notice.seq()).isEqualTo(2);
    assertThat(notice.thread()).contains("<first@example.com>");
    assertThat(notice.title()).isEqualTo(closed.title());
  }

  @Test
  void the_end_is_told_only_to_whoever_was_told_the_beginning_and_not_the_end() {
    var closed = down("nginx-1", LONG).closedAt(Scenes.NOW);
    var told = new Situations(two()).told("ana", Phase.CLOSED);
    assertThat(herald.tell(told.now(), List.of(closed))).isEmpty();
  }

  @Test
  void the_first_message_waits_for_the_end_of_what_it_tells_but_not_for_ever() {
    var moving = OUT.movingTo(new Setting.Share(0), Scenes.NOW);
    var onItsWay = moved().position("vip-1", moving);
    assertThat(tell(onItsWay, down("nginx-1", LONG.minusMillis(1)))).isEmpty();
    assertThat(tell(onItsWay, down("nginx-1", LONG))).hasSize(2);
  }

  @Test
  void it_waits_a_moment_while_a_mate_may_be_failing_too() {
    var both = new Situations(two().down("nginx-1").failed("nginx-1").notSeenSince("nginx-2"));
    assertThat(tell(both.position("vip-1", OUT), down("nginx-1", SECOND))).isEmpty();
  }

  @Test
  void what_lasts_is_told_again_in_the_same_thread_where_that_is_asked_for() {
    var half = Duration.ofMinutes(30);
    var fleet = Fleets.two().people(List.of("ana", "ben")).remind(half).fleet();
    var down = new Situations(new Scenes(fleet).down("nginx-1").failed("nginx-1"));
    down.position("vip-1", OUT)
        .told("ana", Phase.OPENED, half)
        .told("ben", Phase.OPENED, half.minusMillis(1));
    var reminder = tell(down, down("nginx-1", half)).getFirst();
    assertThat(tell(down, down("nginx-1", half))).hasSize(1);
    assertThat(reminder.person()).isEqualTo("ana");
    assertThat(reminder.reminder()).isTrue();
    assertThat(reminder.phase()).isEqualTo(Phase.OPENED);
    assertThat(reminder.seq()).isEqualTo(2);
    assertThat(reminder.thread()).contains("<first@example.com>");
    assertThat(reminder.messageId()).matches("<7K2M-1\\.2r\\.[0-9a-f]{8}@example\\.com>");
  }

  @Test
  void without_being_asked_nobody_is_reminded() {
    var told = moved().told("ana", Phase.OPENED, LONG_AGO).told("ben", Phase.OPENED, LONG_AGO);
    assertThat(tell(told, down("nginx-1", LONG_AGO))).isEmpty();
  }

  @Test
  void nobody_is_reminded_of_what_is_over_or_suffers_behind_another() {
    var fleet = Fleets.two().remind(SECOND).fleet();
    var behind = down("nginx-1", LONG_AGO).as(behind(new Subject.InGroup("web")));
    var told = new Situations(new Scenes(fleet).down("nginx-1")).position("vip-1", OUT);
    assertThat(tell(told.told("ana", Phase.OPENED, LONG_AGO), behind)).isEmpty();
    var closed = down("nginx-1", LONG_AGO).closedAt(Scenes.NOW);
    var over = new Situations(new Scenes(fleet)).told("ana", Phase.CLOSED, LONG_AGO);
    assertThat(herald.tell(over.now(), List.of(closed))).isEmpty();
  }

  private static Problem behind(Subject root) {
    var nginx = new Subject.Member("nginx-1");
    return new Problem(nginx, Kind.DOWN, Severity.WARNING, "", Optional.of(root));
  }

  @Test
  void a_message_says_when_the_agent_could_not_see() {
    var end = Scenes.NOW.minusSeconds(10);
    var still = new Blind.StoodStill(end.minusSeconds(12), end);
    var hiccup = new Blind.StoodStill(end.minusSeconds(2), end);
    var blind = tell(moved().blind(hiccup).blind(still), down("nginx-1", SECOND)).getFirst();
    assertThat(blind.story().now())
        .filteredOn(line -> line.contains("saw nothing"))
        .containsExactly(
            "lb-1 saw nothing from 2026-03-01T02:59:38Z to 2026-03-01T02:59:50Z:"
                + " this agent stood still for 12s");
    var later = new Situations(two()).told("ana", Phase.OPENED).blind(still).now();
    var closed = down("nginx-1", LONG).closedAt(Scenes.NOW);
    assertThat(herald.tell(later, List.of(closed)).getFirst().story().now())
        .noneMatch(line -> line.contains("saw nothing"));
  }

  @Test
  void what_a_law_refused_is_told_at_once() {
    var refused = new Situations(two().down("nginx-1", "nginx-2"));
    assertThat(tell(refused, down("nginx-1", Duration.ZERO)).getFirst().story().acts().getFirst())
        .satisfies(act -> assertThat(act.sentence()).contains("law 2"));
  }

  @Test
  void what_is_over_and_only_waits_to_be_sure_needs_no_first_message() {
    assertThat(tell(new Situations(two()), down("nginx-1", LONG))).isEmpty();
  }

  @Test
  void what_suffers_behind_another_is_not_told() {
    var behind = down("nginx-1", LONG).as(behind(new Subject.InGroup("web")));
    assertThat(tell(moved(), behind)).isEmpty();
  }

  @Test
  void the_agent_on_the_targets_host_speaks_for_it_while_it_is_heard() {
    var heard = new Situations(two().down("nginx-2"));
    assertThat(tell(heard, down("nginx-2", LONG))).isEmpty();
    var lost = new Situations(two().down("nginx-2").peer("lb-2", false, List.of(), List.of()));
    assertThat(tell(lost, down("nginx-2", LONG))).hasSize(2);
  }

  @Test
  void the_first_agent_that_is_heard_speaks_for_a_group() {
    var group = incident(new Subject.InGroup("web"), Kind.ALL_DOWN, LONG);
    assertThat(tell(new Situations(two().down("nginx-1", "nginx-2")), group)).hasSize(2);
    var second = new Scenes(Fleets.two().as("lb-2")).down("nginx-1", "nginx-2");
    assertThat(tell(new Situations(second), group)).isEmpty();
  }

  @Test
  void nobody_speaks_about_himself_when_he_was_not_heard() {
    var first = incident(new Subject.OfAgent("lb-1"), Kind.AGENT_LOST, LONG);
    assertThat(tell(new Situations(two()), first)).hasSize(2);
    var second = new Scenes(Fleets.two().as("lb-2"));
    assertThat(tell(new Situations(second), first)).hasSize(1);
  }

  @Test
  void an_agent_that_may_be_the_sick_one_says_nothing() {
    var doubt = two().down("nginx-1").failed("nginx-1").inDoubt();
    assertThat(tell(new Situations(doubt).position("vip-1", OUT), down("nginx-1", LONG))).isEmpty();
  }

  @Test
  void nothing_is_told_before_every_peer_was_asked_what_it_told() {
    var stranger = two().silent("lb-2", true);
    var closed = down("nginx-1", LONG).closedAt(Scenes.NOW);
    var told = new Situations(stranger).told("ana", Phase.OPENED);
    assertThat(herald.tell(told.now(), List.of(closed))).isEmpty();
  }

  @Test
  void that_somebody_cannot_be_reached_is_told_to_the_others() {
    var unreached = incident(new Subject.Recipient("ben"), Kind.UNDELIVERABLE, SECOND);
    assertThat(tell(new Situations(two()), unreached))
        .extracting(Notice::person)
        .containsExactly("ana");
  }
}

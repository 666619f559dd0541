package io.relevo.alert;

import static io.relevo.alert.Situations.down;
import static io.relevo.alert.Situations.incident;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Problem.Kind;
import io.relevo.failover.Scenes;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.switching.Found;
import io.relevo.switching.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Setting IN = new Setting.Share(100);
  private static final Setting OUT = new Setting.Share(0);
  private static final Subject WEB = new Subject.InGroup("web");
  private static final Subject VIP = new Subject.OfSwitch("vip-1");
  private static final Subject PEER = new Subject.OfAgent("lb-2");
  private static final Position NORMAL = new Position(IN, Optional.empty(), Optional.empty());

  private static Scenes two() {
    return new Scenes(Fleets.two().fleet());
  }

  @Test
  void all_is_well() {
    assertThat(kinds(new Situations(two()))).isEmpty();
  }

  @Test
  void a_target_that_is_down_is_a_warning_while_another_serves() {
    var problem = find(new Situations(two().down("nginx-1"))).getFirst();
    assertThat(problem.kind()).isEqualTo(Kind.DOWN);
    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
    assertThat(problem.what()).isEqualTo("it closed the connection without a byte");
  }

  @Test
  void it_is_critical_when_nobody_else_in_rotation_serves() {
    var drained = two().down("nginx-1").peer("lb-2", true, List.of("nginx-2"), List.of());
    assertThat(find(new Situations(drained)).getFirst().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void a_target_that_is_well_again_stays_a_problem_until_it_stayed_so() {
    var open = down("nginx-1", HOUR);
    var soon = two().up("nginx-1", Duration.ofSeconds(29));
    assertThat(kinds(new Situations(soon).open(open))).containsExactly(Kind.DOWN);
    assertThat(kinds(new Situations(two().up("nginx-1", Duration.ofSeconds(30))).open(open)))
        .isEmpty();
  }

  @Test
  void a_target_that_was_never_moved_can_be_well_again() {
    assertThat(kinds(new Situations(two()).open(down("nginx-1", HOUR)))).isEmpty();
  }

  @Test
  void what_is_not_seen_to_be_over_goes_on() {
    assertThat(kinds(new Situations(two().unsure("nginx-1")).open(down("nginx-1", HOUR))))
        .containsExactly(Kind.DOWN);
  }

  @Test
  void a_group_with_nobody_left_is_the_root_of_its_members_trouble() {
    var problems = find(new Situations(two().down("nginx-1", "nginx-2")));
    assertThat(problems).extracting(Problem::kind).contains(Kind.ALL_DOWN);
    assertThat(problems)
        .filteredOn(p -> p.kind() == Kind.DOWN)
        .allMatch(p -> p.behind().equals(Optional.of(WEB)));
  }

  @Test
  void a_group_is_not_well_because_nothing_is_known_of_it() {
    var blind = two().unsure("nginx-1").unsure("nginx-2");
    var open = incident(WEB, Kind.ALL_DOWN, HOUR);
    assertThat(kinds(new Situations(blind).open(open))).containsExactly(Kind.ALL_DOWN);
  }

  @Test
  void a_group_is_well_when_one_member_stayed_well() {
    var open = incident(WEB, Kind.ALL_DOWN, HOUR);
    var soon = two().down("nginx-1").up("nginx-2", Duration.ofSeconds(29));
    assertThat(kinds(new Situations(soon).open(open))).contains(Kind.ALL_DOWN);
    var later = two().down("nginx-1").up("nginx-2", Duration.ofSeconds(30));
    assertThat(kinds(new Situations(later).open(open))).containsExactly(Kind.DOWN);
  }

  @Test
  void a_peer_that_is_not_heard_is_lost() {
    assertThat(kinds(new Situations(two().silent("lb-2", false)))).containsExactly(Kind.AGENT_LOST);
  }

  @Test
  void a_peer_that_has_not_yet_had_the_time_to_answer_is_neither_lost_nor_back() {
    assertThat(kinds(new Situations(two().silent("lb-2", true)))).isEmpty();
    var open = incident(PEER, Kind.AGENT_LOST, HOUR);
    assertThat(kinds(new Situations(two().silent("lb-2", true)).open(open)))
        .containsExactly(Kind.AGENT_LOST);
    assertThat(kinds(new Situations(two()).open(open))).isEmpty();
  }

  @Test
  void an_agent_in_doubt_finds_no_peer_lost_and_none_back() {
    var blind = two().silent("lb-2", false).inDoubt();
    assertThat(kinds(new Situations(blind))).isEmpty();
    assertThat(kinds(new Situations(blind).open(incident(PEER, Kind.AGENT_LOST, HOUR))))
        .containsExactly(Kind.AGENT_LOST);
  }

  @Test
  void a_switch_that_somebody_else_moved_is_a_problem() {
    var moved = NORMAL.leftTo(new Found.At(OUT));
    assertThat(find(new Situations(two()).position("vip-1", moved)).getFirst().what())
        .isEqualTo("somebody else moved it: it is out");
  }

  @Test
  void witnesses_may_disagree_while_a_move_settles_and_no_longer() {
    var young = NORMAL.movingTo(OUT, Scenes.NOW.minusMillis(4_999));
    var old = NORMAL.movingTo(OUT, Scenes.NOW.minusSeconds(5));
    assertThat(kinds(disagreeing().position("vip-1", young))).isEmpty();
    assertThat(kinds(disagreeing().position("vip-1", old)))
        .containsExactly(Kind.WITNESSES_DISAGREE);
  }

  @Test
  void witnesses_that_were_not_asked_yet_do_not_agree() {
    var open = incident(VIP, Kind.WITNESSES_DISAGREE, HOUR);
    assertThat(kinds(new Situations(two()).open(open))).containsExactly(Kind.WITNESSES_DISAGREE);
  }

  @Test
  void a_move_that_fails_is_a_problem_until_the_switch_arrives() {
    var stuck = NORMAL.movingTo(OUT, Scenes.NOW.minusSeconds(1));
    var failing =
        new Situations(two()).reading("vip-1", IN, true, Optional.of("no space left on device"));
    assertThat(kinds(failing.position("vip-1", stuck))).containsExactly(Kind.STUCK);
    var retried = new Situations(two()).reading("vip-1", IN, true, Optional.empty());
    var open = incident(VIP, Kind.STUCK, HOUR);
    assertThat(kinds(retried.position("vip-1", stuck).open(open))).containsExactly(Kind.STUCK);
    assertThat(kinds(retried.position("vip-1", NORMAL))).isEmpty();
  }

  @Test
  void what_ails_relevo_itself_is_a_problem() {
    var ill =
        new Situations(two())
            .ailing(Kind.UNDELIVERABLE, new Subject.Recipient("ben"), "mail to it is refused");
    assertThat(kinds(ill)).containsExactly(Kind.UNDELIVERABLE);
  }

  private static Situations disagreeing() {
    return new Situations(two()).reading("vip-1", OUT, false, Optional.empty());
  }

  private static List<Problem> find(Situations situations) {
    return new Problems().find(situations.now());
  }

  private static List<Kind> kinds(Situations situations) {
    return find(situations).stream().map(Problem::kind).toList();
  }
}

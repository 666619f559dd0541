package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Order;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.journal.Memory;
import io.relevo.switching.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two agents, each with a balancer that sends users to both members: what is ordered on one moves
 * what is on the other too.
 */
class TogetherTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Setting OUT = new Setting.Share(0);
  private static final Setting IN = new Setting.Share(100);

  private final Watch one = watch("lb-1");
  private final Watch two = watch("lb-2");
  private boolean apart;

  private static Watch watch(String agent) {
    return new Watch(Fleets.two().balancers().as(agent), Memory.empty());
  }

  TogetherTest() {
    pass(4);
  }

  @Test
  void a_drain_on_one_moves_the_switches_of_both_in_the_order_of_the_file() {
    assertThat(order(one, drain("nginx-1", Duration.ofHours(1))).moves())
        .extracting(Step.Move::name)
        .containsExactly("hap-1");
    assertThat(pass(4)).containsExactly("lb-2 hap-1", "lb-1 vip-1");
    assertThat(one.memory().complete()).hasSize(1);
  }

  @Test
  void it_may_be_given_where_nothing_of_the_member_is_moved() {
    order(two, drain("nginx-1", Duration.ofHours(1)));
    pass(5);
    assertThat(settled(one, "vip-1")).isEqualTo(OUT);
    assertThat(two.memory().complete()).hasSize(1);
  }

  @Test
  void it_ends_where_it_was_given_and_everything_comes_back() {
    order(one, drain("nginx-1", Duration.ofHours(1)));
    pass(5);
    assertThat(order(two, ready(false)).rulings().getFirst().says())
        .containsExactly(
            "did not bring nginx-1 back: ana ordered it on lb-1 (an order ends on the agent that"
                + " it was given on)");
    order(one, ready(false));
    pass(5);
    assertThat(settled(one, "hap-1")).isEqualTo(IN);
    assertThat(settled(two, "hap-1")).isEqualTo(IN);
  }

  @Test
  void a_switch_of_a_peer_that_does_not_follow_undoes_it_on_both() {
    two.stuck("hap-1", "permission denied");
    order(one, drain("nginx-1", Duration.ofHours(1)));
    assertThat(pass(40)).doesNotContain("lb-1 vip-1");
    assertThat(one.memory().holds()).isEmpty();
    assertThat(settled(one, "hap-1")).isEqualTo(IN);
  }

  @Test
  void who_is_not_heard_is_named_and_not_waited_for() {
    lose();
    assertThat(order(one, drain("nginx-1", Duration.ofHours(1))).rulings().getFirst().says())
        .contains("lb-2 is not heard: users may still come by what is moved there");
    pass(3);
    assertThat(one.memory().complete()).hasSize(1);
  }

  @Test
  void what_was_ordered_on_an_agent_that_died_stays_until_its_deadline_and_a_restart() {
    order(one, drain("nginx-1", Duration.ofSeconds(30)));
    pass(5);
    lose();
    two.restarted();
    pass(3);
    two.silent("lb-1", false);
    pass(17);
    assertThat(settled(two, "hap-1")).isEqualTo(OUT);
    pass(10);
    assertThat(settled(two, "hap-1")).isEqualTo(IN);
  }

  @Test
  void it_comes_back_through_the_gate_there_too() {
    order(one, drain("nginx-1", Duration.ofSeconds(30)));
    pass(5);
    lose();
    for (var second = 0; second < 40; second++) {
      two.wait(SECOND).take(two.failed("nginx-1"), two.passed("nginx-2"));
    }
    assertThat(settled(two, "hap-1")).isEqualTo(OUT);
  }

  @Test
  void while_its_owner_is_heard_only_the_gate_there_counts() {
    order(one, drain("nginx-1", Duration.ofSeconds(10)));
    pass(3);
    for (var second = 0; second < 20; second++) {
      two.hears(one).wait(SECOND).take(two.passed("nginx-1"), two.passed("nginx-2"));
      one.hears(two).wait(SECOND).take(one.failed("nginx-1"), one.passed("nginx-2"));
    }
    assertThat(settled(two, "hap-1")).isEqualTo(OUT);
  }

  @Test
  void by_force_it_ends_here_whatever_the_other_one_holds() {
    order(one, drain("nginx-1", Duration.ofHours(1)));
    pass(5);
    assertThat(order(two, ready(true)).rulings().getFirst().says())
        .containsExactly("nginx-1 comes back into rotation", "lb-1 may hold it still");
    pass(3);
    assertThat(settled(two, "hap-1")).isEqualTo(IN);
    assertThat(settled(one, "hap-1")).isEqualTo(OUT);
  }

  @Test
  void a_member_that_another_agent_was_told_to_take_out_is_nobody_to_lean_on() {
    order(one, drain("nginx-1", Duration.ofHours(1)));
    pass(1);
    assertThat(order(two, drain("nginx-2", Duration.ofHours(1))).rulings().getFirst().accepted())
        .isFalse();
  }

  @Test
  void a_failure_stays_each_agents_own() {
    one.fail("nginx-1");
    pass(1);
    two.hears(one).wait(SECOND).take();
    assertThat(settled(two, "hap-1")).isEqualTo(IN);
  }

  /** So many seconds in which everybody is well; what was moved, and by whom. */
  private List<String> pass(int seconds) {
    var moves = new ArrayList<String>();
    for (var second = 0; second < seconds; second++) {
      hear();
      take(one).forEach(name -> moves.add("lb-1 " + name));
      hear();
      take(two).forEach(name -> moves.add("lb-2 " + name));
    }
    return moves;
  }

  private static List<String> take(Watch agent) {
    return Stream.of(
            agent.wait(SECOND).take(agent.passed("nginx-1"), agent.passed("nginx-2")), agent.take())
        .flatMap(plan -> plan.moves().stream())
        .map(move -> move.name())
        .toList();
  }

  private void hear() {
    if (!apart) {
      one.hears(two);
      two.hears(one);
    }
  }

  private void lose() {
    apart = true;
    one.lost("lb-2");
    two.lost("lb-1");
  }

  private Plan order(Watch agent, Order order) {
    hear();
    return agent.order(order);
  }

  private static Order drain(String member, Duration lasting) {
    return new Order.Drain(member, lasting, "new disk", "ana", false);
  }

  private static Order ready(boolean force) {
    return new Order.Ready("nginx-1", "ben", force);
  }

  private static Setting settled(Watch agent, String name) {
    var position = agent.memory().positions().get(name);
    return position == null ? IN : position.settled();
  }
}

package io.relevo.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relevo.lab.Client;
import io.relevo.lab.HaProxy;
import io.relevo.lab.Lab;
import io.relevo.lab.Mail;
import io.relevo.lab.Need;
import io.relevo.lab.RelevoProcess;
import io.relevo.lab.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole stack, real in all its parts: whatever breaks or is meddled with ends in the right
 * state, is told once by one agent, and is over when it is repaired.
 */
class StackTest {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Duration OFTEN = Duration.ofMillis(100);

  /** Six seconds of requests: two looks, the move, and a busy machine. */
  private static final int FEW = 60;

  @TempDir static Path folder;

  private static Stack stack;

  /** Whether every test so far left everything as it found it. */
  private static boolean sound = true;

  private int told;

  @BeforeAll
  static void set() {
    Lab.needs(
        Need.NAMESPACES,
        Need.NGINX,
        Need.HAPROXY,
        Need.KEEPALIVED,
        Need.POWERDNS,
        Need.DIG,
        Need.SMTP_SINK);
    stack = Stack.set(folder);
  }

  @AfterAll
  static void strike() {
    if (stack != null) {
      stack.close();
    }
  }

  @BeforeEach
  void everything_is_well() {
    assumeTrue(sound, "a test before this one left the stack broken");
    untilNormal();
    told = stack.mails().size();
  }

  @AfterEach
  void everything_is_as_before() {
    if (sound) {
      sound = false;
      untilNormal();
      sound = true;
    }
  }

  @Test
  void a_balancer_that_dies_leaves_the_name_and_the_address_and_comes_back_by_steps() {
    loseABalancer(HaProxy::kill9, HaProxy::start);
  }

  @Test
  void a_balancer_that_stands_still_is_lost_too() {
    loseABalancer(HaProxy::hang, HaProxy::resume);
  }

  private void loseABalancer(Doing harm, Doing repair) {
    var client = stack.client(OFTEN);
    var lost = stack.one();
    harm.to(lost.haproxy());
    Lab.until(SOON, "the name leaves lb-1", () -> stack.weighs(0, 100));
    Lab.until(
        SOON, "lb-2 holds the address", () -> stack.holders().equals(List.of(stack.two().host())));
    assertThat(stack.dns().answer(Stack.NAME, "A")).containsExactly("10.99.0.2");
    client.awaitSuccess(SOON);
    untilTold("opened [lb-1]");

    var before = Instant.now();
    repair.to(lost.haproxy());
    Lab.until(
        SOON,
        "lb-1 is in the name by a part",
        () -> !stack.weighs(0, 100) && !stack.weighs(100, 100));
    untilNormal();
    assertToldOnce("lb-1");
    assertThat(client.failedSince(before)).hasSizeLessThan(FEW);
    client.close();
  }

  @Test
  void an_nginx_that_dies_is_drained_on_both_balancers_and_comes_back_by_steps() throws Exception {
    var client = stack.client(OFTEN);
    var began = Instant.now();
    stack.webs().getFirst().killAll();
    untilDrained("web-1");
    for (var balancer : stack.balancers()) {
      assertThat(stack.get(balancer.host().address()).body()).contains("web-2");
    }
    untilTold("opened [web-1]");
    var drained = Instant.now();
    Lab.until(SOON, "thirty requests since", () -> since(client, drained).size() > 30);
    assertThat(client.failedSince(drained)).isEmpty();
    assertThat(client.failedSince(began)).hasSizeLessThan(FEW);

    var repaired = Instant.now();
    stack.webs().getFirst().start();
    untilNormal();
    assertThat(client.failedSince(repaired)).isEmpty();
    assertToldOnce("web-1");
    client.close();
  }

  @Test
  void a_reload_of_haproxy_forgets_that_an_operator_drained_a_server_and_relevo_does_not() {
    var first = stack.agents().getFirst();
    ordered(first, "drain", "web-1", "--for", "1h", "--reason", "new disk");
    untilDrained("web-1");
    for (var balancer : stack.balancers()) {
      balancer.haproxy().reload();
    }
    untilDrained("web-1");
    for (var agent : stack.agents()) {
      assertThat(agent.cli("holds").output()).contains("web-1", "new disk");
    }
    ordered(first, "ready", "web-1");
    untilNormal();
    assertThat(tellings()).as(this::letters).isEmpty();
  }

  @Test
  void a_number_in_the_name_that_was_edited_by_hand_is_told_once_and_left_until_it_is_released() {
    stack.dns().put(Stack.NAME, "LUA", Stack.record(40, 100));
    untilTold("opened [dns-1]");
    untilSeenAgain();
    assertThat(stack.weighs(40, 100)).isTrue();
    assertThat(stack.mails().getLast().text()).contains("relevo ready lb-1");
    assertThat(stack.agents().getLast().cli("ready", "lb-1").output())
        .contains("it is kept out on lb-1");

    ordered(stack.agents().getFirst(), "ready", "lb-1");
    untilNormal();
    assertToldOnce("dns-1");
  }

  @Test
  void a_weight_in_haproxy_that_was_edited_by_hand_is_told_once_and_left_until_it_is_released() {
    var haproxy = stack.two().haproxy();
    assertThat(haproxy.say("set server web/web-1 weight 30")).isEmpty();
    untilTold("opened [lb2-web-1]");
    untilSeenAgain();
    assertThat(haproxy.servers()).containsEntry("web-1", "UP 30");
    assertThat(stack.mails().getLast().text()).contains("relevo ready web-1");

    ordered(stack.agents().getLast(), "ready", "web-1");
    untilNormal();
    assertToldOnce("lb2-web-1");
  }

  @Test
  void a_powerdns_restored_from_before_a_balancer_died_does_not_bring_it_back() {
    var before = stack.dns().copy("before.db");
    stack.one().haproxy().kill9();
    Lab.until(SOON, "the name leaves lb-1", () -> stack.weighs(0, 100));
    untilTold("opened [lb-1]");

    stack.dns().restore(before);
    assertThat(stack.weighs(100, 100)).isTrue();
    Lab.until(SOON, "the name leaves lb-1 again", () -> stack.weighs(0, 100));
    assertThat(stack.dns().answer(Stack.NAME, "A")).containsExactly("10.99.0.2");

    stack.one().haproxy().start();
    untilNormal();
    assertToldOnce("lb-1");
  }

  @Test
  void a_powerdns_restored_from_when_a_balancer_was_dead_does_not_take_it_out() {
    stack.one().haproxy().kill9();
    Lab.until(SOON, "the name leaves lb-1", () -> stack.weighs(0, 100));
    var then = stack.dns().copy("then.db");
    stack.one().haproxy().start();
    untilNormal();

    stack.dns().restore(then);
    untilNormal();
    assertToldOnce("lb-1");
  }

  @Test
  void a_balancer_whose_host_is_cut_off_is_taken_out_by_the_other_which_tells_it() {
    stack.one().host().cut();
    Lab.until(SOON, "the name leaves lb-1", () -> stack.weighs(0, 100));
    Lab.until(SOON, "lb-2 holds the address", () -> stack.two().host().holds(Stack.VIP));
    untilTold("opened [lb-1]");
    assertThat(news().findFirst().orElseThrow().text())
        .contains("its agent is not heard", "took lb-1 out of rotation", "moved dns-1: out");

    stack.one().host().heal();
    untilNormal();
    assertToldOnce("lb-1");
  }

  /** The member may be refused to go for as long as the other agent has said nothing. */
  private static void ordered(RelevoProcess agent, String... order) {
    Lab.until(SOON, agent.name() + ": " + List.of(order), () -> agent.cli(order).status() == 0);
  }

  private static void untilDrained(String server) {
    for (var balancer : stack.balancers()) {
      Lab.until(
          SOON,
          balancer.name() + " drains " + server,
          () -> balancer.haproxy().servers().get(server).equals("DRAIN"));
    }
  }

  /** Every switch is read each second: whoever would put something right has had the time. */
  private static void untilSeenAgain() {
    for (var agent : stack.agents()) {
      var looked = Watching.looks(agent, "lb-1");
      Lab.until(SOON, "four looks", () -> Watching.looks(agent, "lb-1") > looked + 4);
    }
  }

  private static List<Client.Request> since(Client client, Instant when) {
    return client.requests().stream().filter(request -> request.at().isAfter(when)).toList();
  }

  /**
   * Everybody well, in with all their weight, the address where it belongs, nothing left to tell.
   */
  private static void untilNormal() {
    Watching.untilUp(stack.agents(), "lb-1", "lb-2", "web-1", "web-2");
    Lab.until(SOON, "the name leads to both", () -> stack.weighs(100, 100));
    Lab.until(
        SOON,
        "lb-1 alone holds the address",
        () -> stack.holders().equals(List.of(stack.one().host())));
    for (var balancer : stack.balancers()) {
      Lab.until(
          SOON,
          balancer.name() + " sends users to both",
          () -> balancer.haproxy().servers().equals(Map.of("web-1", "UP 100", "web-2", "UP 100")));
    }
    Watching.untilQuiet(stack.agents());
  }

  private void untilTold(String what) {
    Lab.until(SOON, "a mail: " + what, () -> tellings().contains(what));
  }

  /** By one agent, its beginning and its end, and nothing else. */
  private void assertToldOnce(String what) {
    assertThat(tellings())
        .as(this::letters)
        .containsExactly("opened [" + what + "]", "closed [" + what + "]");
  }

  private List<String> tellings() {
    return news().map(StackTest::telling).toList();
  }

  private String letters() {
    return news().map(mail -> mail.subject() + "\n" + mail.text()).collect(joining("\n\n"));
  }

  private Stream<Mail> news() {
    return stack.mails().stream().skip(told);
  }

  private static String telling(Mail mail) {
    return mail.header("X-Relevo-State").orElse("") + " " + mail.subject().replaceAll("\\].*", "]");
  }

  private interface Doing {
    void to(HaProxy haproxy);
  }
}

package io.relevo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.Client;
import io.relevo.lab.HaProxy;
import io.relevo.lab.Lab;
import io.relevo.lab.Mail;
import io.relevo.lab.Need;
import io.relevo.lab.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    untilNormal();
    told = stack.mails().size();
  }

  @AfterEach
  void everything_is_as_before() {
    untilNormal();
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
    for (var balancer : stack.balancers()) {
      Lab.until(
          SOON,
          balancer.name() + " drains web-1",
          () -> balancer.haproxy().servers().get("web-1").startsWith("DRAIN"));
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
    assertThat(tellings()).containsExactly("opened [" + what + "]", "closed [" + what + "]");
  }

  private List<String> tellings() {
    return stack.mails().stream().skip(told).map(StackTest::telling).toList();
  }

  private static String telling(Mail mail) {
    return mail.header("X-Relevo-State").orElse("") + " " + mail.subject().replaceAll("\\].*", "]");
  }

  private interface Doing {
    void to(HaProxy haproxy);
  }
}

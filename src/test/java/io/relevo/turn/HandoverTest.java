package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Fleets;
import io.relevo.fleet.Setting;
import io.relevo.journal.Memory;
import io.relevo.switching.Position;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DNS belongs to no host: lb-1 moves it, and lb-2 while lb-1 is not heard. */
class HandoverTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Setting IN = new Setting.Share(100);
  private static final Setting OUT = new Setting.Share(0);

  private final Watch one = watch("lb-1").hears("lb-2").settle();
  private final Watch two = watch("lb-2").silent("lb-1", false).settle();

  private static Watch watch(String agent) {
    return new Watch(Fleets.two().dns().as(agent), Memory.empty());
  }

  /** It takes nginx-2 out, leaning on nginx-1. */
  private static void moveOut(Watch leader) {
    leader.fail("nginx-2");
    leader.fail("nginx-2");
    leader.take();
  }

  private static Position dns(Watch agent) {
    return agent.memory().positions().get("dns-2");
  }

  @Test
  void who_does_not_lead_knows_where_the_one_that_leads_put_it() {
    moveOut(one);
    two.wait(MINUTE).hears(one).take();
    assertThat(dns(two).settled()).isEqualTo(OUT);
    assertThat(dns(two).since()).isEqualTo(dns(one).since());
  }

  @Test
  void what_was_moved_later_counts() {
    moveOut(two);
    assertThat(dns(two).settled()).isEqualTo(OUT);
    one.wait(Duration.ofSeconds(5));
    moveOut(one);
    one.found("dns-2", IN).wait(MINUTE).hears(two).take();
    assertThat(dns(one).since()).isNotEqualTo(dns(two).since());
    two.wait(MINUTE).hears(one).take();
    assertThat(dns(two).since()).isEqualTo(dns(one).since());
  }

  @Test
  void what_is_told_from_the_future_waits_until_it_is_not() {
    one.wait(MINUTE);
    moveOut(one);
    two.hears(one).take();
    assertThat(two.memory().positions()).doesNotContainKey("dns-2");
    two.wait(MINUTE.multipliedBy(2)).hears(one).take();
    assertThat(dns(two).settled()).isEqualTo(OUT);
  }

  @Test
  void who_does_not_lead_any_more_forgets_what_somebody_did_once_that_is_undone() {
    two.found("dns-2", OUT).take();
    assertThat(dns(two).foreign()).isPresent();
    two.hears(one).take();
    assertThat(dns(two).foreign()).as("it stands there still").isPresent();
    two.found("dns-2", IN).take();
    assertThat(dns(two).foreign()).isEmpty();
  }
}

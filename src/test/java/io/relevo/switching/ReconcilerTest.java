package io.relevo.switching;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.Reason;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);
  private static final Instant MOVED = Instant.parse("2026-05-04T03:02:01Z");
  private static final Wanted WANTED = new Wanted("vip-1", OUT, new Reason.Free());
  private static final Switch VIP =
      new Switch(
          "vip-1",
          Optional.of("lb-1"),
          new SwitchSpec.NginxFile(Path.of("/run/relevo/vip-1")),
          new Subject.Member("nginx-1"),
          Mode.ACT,
          false);

  private final Position moving =
      new Position(IN, Optional.empty(), Optional.empty()).movingTo(OUT, MOVED);

  @Test
  void a_move_has_arrived_when_everybody_says_so() {
    assertThat(step(true, Duration.ZERO)).contains(new Step.Settle("vip-1", WANTED));
  }

  @Test
  void while_the_address_is_still_on_its_way_it_has_not_arrived() {
    assertThat(step(false, Duration.ofMillis(4999))).isEmpty();
  }

  @Test
  void what_never_follows_is_not_waited_for_for_ever() {
    assertThat(step(false, Duration.ofSeconds(5))).contains(new Step.Settle("vip-1", WANTED));
  }

  private Optional<Step> step(boolean agrees, Duration later) {
    var witness = new Testimony("address", "10.0.0.100 is on this host", agrees);
    var now = MOVED.plus(later);
    var reading = new Reading("vip-1", new Found.At(OUT), List.of(witness), Optional.empty(), now);
    return new Reconciler().step(VIP, moving, reading, WANTED, false, now);
  }
}

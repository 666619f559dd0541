package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Account;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Login;
import io.relevo.fleet.ProbeSpec.Mysql;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.lab.Lab;
import io.relevo.lab.MariaDb;
import io.relevo.lab.Need;
import io.relevo.probe.Cause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A real node of a Galera cluster in each state that matters. */
class MysqlGaleraTest {

  @Test
  void a_node_is_synced_then_a_donor_then_cut_off() {
    Lab.needs(Need.GALERA);
    try (var lookout = new Lookout();
        var node = MariaDb.galera()) {
      assertThat(lookout.look(spec(node, Optional.empty())).phrase()).isEqualTo("passed");

      node.sql("SET GLOBAL wsrep_desync = ON");
      assertThat(lookout.look(spec(node, Optional.empty())).phrase())
          .isEqualTo("passed, but lagging: its state in the cluster is Donor/Desynced");
      node.sql("SET GLOBAL wsrep_desync = OFF");

      node.cutOff();
      Lab.until(SOON, "it is cut off", () -> !passes(lookout, node));
      lookout.finds(
          spec(node, Optional.empty()),
          Cause.NOT_READY,
          "wsrep_ready is OFF, its part of the cluster is Disconnected, its state Initialized");
      lookout.finds(spec(node, Optional.of("relevo.heartbeat")), Cause.NOT_READY, "1047");
    }
  }

  private static boolean passes(Lookout lookout, MariaDb node) {
    return lookout.look(spec(node, Optional.empty())).phrase().equals("passed");
  }

  private static Mysql spec(MariaDb node, Optional<String> heartbeat) {
    return new Mysql(
        new Login(
            new Endpoint("127.0.0.1", node.port()),
            new Account("relevo", new Secret(MariaDb.PASSWORD))),
        new Duty(Role.MASTER, heartbeat),
        List.of(),
        Limits.NONE);
  }
}

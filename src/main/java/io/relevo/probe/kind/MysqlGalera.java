package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import java.util.Map;
import java.util.Optional;

/**
 * What a node of a Galera cluster says of itself.
 *
 * @param ready whether it takes queries at all
 * @param cluster {@code Primary}, unless it is cut off from most of the others
 * @param state {@code Synced}, unless it is catching up or giving its data to another
 */
record MysqlGalera(boolean ready, String cluster, String state) {

  /** MariaDB shows these variables without a Galera too; then no provider is named. */
  static Optional<MysqlGalera> of(Map<String, String> status) {
    return Optional.of(status)
        .filter(all -> !all.getOrDefault("wsrep_provider_name", "").isBlank())
        .map(
            all ->
                new MysqlGalera(
                    all.getOrDefault("wsrep_ready", "").equals("ON"),
                    all.getOrDefault("wsrep_cluster_status", "unknown"),
                    all.getOrDefault("wsrep_local_state_comment", "unknown")));
  }

  /** It refuses every query, or would say what the others do not. */
  Optional<Flaw> dead() {
    return ready && cluster.equals("Primary")
        ? Optional.empty()
        : SqlRole.flaw(
            Cause.NOT_READY,
            "wsrep_ready is %s, its part of the cluster is %s, its state %s"
                .formatted(ready ? "ON" : "OFF", cluster, state));
  }

  /** It serves, behind the others. */
  Optional<Flaw> flaw() {
    return state.equals("Synced")
        ? Optional.empty()
        : SqlRole.flaw(Cause.LAGGING, "its state in the cluster is " + state);
  }
}

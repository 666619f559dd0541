package io.relevo.probe.kind;

import io.relevo.fleet.Measure;
import io.relevo.probe.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a MariaDB or MySQL said of itself.
 *
 * @param connections used, of those allowed, in percent
 * @param running statements that run at this moment
 * @param sources what it follows; empty for a master
 * @param heartbeat seconds since the master's last sign in the heartbeat table
 */
record MysqlFacts(
    boolean readOnly,
    double connections,
    double running,
    List<MysqlReplication> sources,
    Optional<Double> heartbeat) {

  /** The worst of all sources; empty as soon as one does not know. */
  Optional<Double> lag() {
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    return heartbeat
        .map(age -> Math.max(0, age - longestDelay()))
        .or(() -> knows() ? lags().max(Comparator.naturalOrder()) : Optional.empty());
  }

  private boolean knows() {
    return lags().count() == sources.size();
  }

  private Stream<Double> lags() {
    return sources.stream().flatMap(source -> source.lag().stream());
  }

  private double longestDelay() {
    return sources.stream().mapToDouble(MysqlReplication::delay).max().orElse(0);
  }

  /** What is known of it as numbers. */
  List<Measured> measures() {
    var measures = new ArrayList<Measured>();
    measures.add(Measured.of(Measure.CONNECTIONS, connections));
    measures.add(Measured.of(Measure.THREADS, running));
    lag().ifPresent(seconds -> measures.add(Measured.of(Measure.LAG, seconds)));
    measures.add(new Measured(Measured.WRITABLE, "", readOnly ? 0 : 1));
    return List.copyOf(measures);
  }
}

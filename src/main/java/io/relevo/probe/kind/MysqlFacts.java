package io.relevo.probe.kind;

import io.relevo.fleet.Measure;
import io.relevo.probe.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a MariaDB or MySQL said of itself.
 *
 * @param connections used, of those allowed, in percent
 * @param running statements that run at this moment
 * @param sources what it follows; empty for a master
 * @param galera what it says as a node of a Galera cluster; empty where it is none
 * @param hearing by the number of the server that writes
 * @param lag seconds behind what it should have; empty when nobody knows
 */
record MysqlFacts(
    boolean readOnly,
    double connections,
    double running,
    List<MysqlReplication> sources,
    Optional<MysqlGalera> galera,
    SqlHearing hearing,
    Optional<Double> lag) {

  /** With the lag that the server knows: the worst of all sources, unless one does not know. */
  static MysqlFacts of(
      boolean readOnly,
      double connections,
      double running,
      List<MysqlReplication> sources,
      Optional<MysqlGalera> galera,
      SqlHearing hearing) {
    var lags = sources.stream().flatMap(source -> source.lag().stream()).toList();
    var known = lags.size() == sources.size();
    var worst = lags.stream().filter(_ -> known).max(Comparator.naturalOrder());
    return new MysqlFacts(readOnly, connections, running, sources, galera, hearing, worst);
  }

  /**
   * The same by the heartbeat, which knows better.
   *
   * @param age of its row, in seconds; empty while there is none
   */
  MysqlFacts beaten(Optional<Double> age) {
    var late = age.filter(_ -> !sources.isEmpty()).map(s -> Math.max(0, s - longestDelay()));
    return new MysqlFacts(readOnly, connections, running, sources, galera, hearing, late);
  }

  private double longestDelay() {
    return sources.stream().mapToDouble(MysqlReplication::delay).max().orElse(0);
  }

  /** What is known of it as numbers. */
  List<Measured> measures() {
    var measures = new ArrayList<Measured>();
    measures.add(Measured.of(Measure.CONNECTIONS, connections));
    measures.add(Measured.of(Measure.THREADS, running));
    lag.ifPresent(seconds -> measures.add(Measured.of(Measure.LAG, seconds)));
    measures.addAll(hearing.measures());
    measures.add(new Measured(Measured.WRITABLE, "", readOnly ? 0 : 1));
    return List.copyOf(measures);
  }
}

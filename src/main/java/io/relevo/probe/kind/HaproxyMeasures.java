package io.relevo.probe.kind;

import io.relevo.fleet.Measure;
import io.relevo.probe.Measured;
import io.relevo.probe.kind.HaproxyServer.Admin;
import io.relevo.probe.kind.HaproxyServer.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The numbers in what an HAProxy says of itself, its frontends, backends and servers. */
final class HaproxyMeasures {
  private static final double PERCENT = 100;

  private final List<Measured> found = new ArrayList<>();

  private HaproxyMeasures() {}

  static List<Measured> of(HaproxyState state) {
    var measures = new HaproxyMeasures();
    measures.process(state);
    state.of(HaproxyState.Type.FRONTEND).forEach(row -> measures.sessions(row.text("pxname"), row));
    state.of(HaproxyState.Type.BACKEND).forEach(row -> measures.queue(row.text("pxname"), row));
    state.of(HaproxyState.Type.SERVER).forEach(row -> measures.server(row, state));
    return measures.found;
  }

  private void process(HaproxyState state) {
    share("", state.number("CurrConns"), state.number("Maxconn"));
    state.number("Uptime_sec").ifPresent(seconds -> add("uptime", "", (double) seconds));
  }

  private void server(Csv.Row row, HaproxyState state) {
    var server = HaproxyServer.of(row, state.admin());
    sessions(server.path(), row);
    queue(server.path(), row);
    row.number("weight").ifPresent(weight -> add("weight", server.path(), (double) weight));
    if (server.operation() != Operation.UNCHECKED) {
      add("up", server.path(), server.operation() == Operation.UP ? 1 : 0);
    }
    add("ready", server.path(), server.admin() == Admin.READY ? 1 : 0);
  }

  /** Of a backend there is no limit: its {@code slim} is {@code fullconn}, which refuses nobody. */
  private void sessions(String of, Csv.Row row) {
    share(of, row.number("scur"), row.number("slim"));
  }

  private void queue(String of, Csv.Row row) {
    row.number("qcur").ifPresent(waiting -> add(Measure.QUEUE.key(), of, (double) waiting));
  }

  private void share(String of, OptionalLong used, OptionalLong limit) {
    if (used.isPresent() && limit.orElse(0) > 0) {
      add(Measure.SESSIONS.key(), of, PERCENT * used.getAsLong() / limit.getAsLong());
    }
  }

  private void add(String name, String of, double value) {
    found.add(new Measured(name, of, value));
  }
}

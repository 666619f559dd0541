package io.relevo.probe.kind;

import io.relevo.fleet.Limits;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Judgement;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Failed;
import io.relevo.probe.Outcome.Passed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the state of an HAProxy says of it as a target: without a server to send users to it is
 * dead; with a server down, or near a limit, it serves but not as it should.
 *
 * @param backend the one that matters; all of them when empty
 */
record HaproxyVerdict(Optional<String> backend, Limits limits) {

  Outcome of(HaproxyState state, List<Measured> measures) {
    var servers = state.servers().stream().filter(this::matters).toList();
    var backends = servers.stream().map(HaproxyServer::backend).distinct().toList();
    var dead = backends.stream().filter(name -> !serves(name, state)).toList();
    if (dead.size() == backends.size() && (backend.isPresent() || !dead.isEmpty())) {
      return new Failed(Cause.NO_SERVER, Text.line(empty(dead, servers, state)), measures);
    }
    return flawed(Judgement.of(limits, measures), flaw(dead, servers));
  }

  private boolean matters(HaproxyServer server) {
    return backend.isEmpty() || backend.get().equals(server.backend());
  }

  private static boolean serves(String name, HaproxyState state) {
    return state.of(HaproxyState.Type.BACKEND).stream()
        .anyMatch(row -> row.text("pxname").equals(name) && row.text("status").startsWith("UP"));
  }

  private String empty(List<String> dead, List<HaproxyServer> servers, HaproxyState state) {
    return dead.isEmpty()
        ? "no backend " + backend.orElse("") + " with servers; it has " + backends(state)
        : dead.stream().map(name -> empty(name, servers)).collect(Collectors.joining("; "));
  }

  private static String empty(String name, List<HaproxyServer> servers) {
    return servers.stream()
        .filter(server -> server.backend().equals(name))
        .map(HaproxyServer::phrase)
        .collect(Collectors.joining(", ", name + ": ", ""));
  }

  private static String backends(HaproxyState state) {
    return state.servers().stream()
        .map(HaproxyServer::backend)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Optional<Flaw> flaw(List<String> dead, List<HaproxyServer> servers) {
    if (!dead.isEmpty()) {
      return Optional.of(new Flaw(Cause.NO_SERVER, Text.line(empty(dead.getFirst(), servers))));
    }
    var sick =
        servers.stream()
            .filter(HaproxyServer::sick)
            .map(server -> server.backend() + "/" + server.phrase())
            .collect(Collectors.joining(", "));
    return sick.isEmpty()
        ? Optional.empty()
        : Optional.of(new Flaw(Cause.SERVER_DOWN, Text.line(sick)));
  }

  /** A server that is down comes before the limits that the others reach because of it. */
  private static Outcome flawed(Outcome judged, Optional<Flaw> flaw) {
    return judged instanceof Passed(var answer, var limit, var measures)
        ? new Passed(answer, both(flaw, limit), measures)
        : judged;
  }

  private static Optional<Flaw> both(Optional<Flaw> flaw, Optional<Flaw> limit) {
    return Stream.of(flaw, limit)
        .flatMap(Optional::stream)
        .reduce(
            (one, other) -> new Flaw(one.cause(), Text.line(one.detail() + "; " + other.detail())));
  }
}

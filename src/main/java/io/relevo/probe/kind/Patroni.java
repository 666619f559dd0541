package io.relevo.probe.kind;

import io.relevo.fleet.Connections;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The Patroni of a PostgreSQL, asked beside the look itself. What it says, or that it says nothing,
 * is a flaw and never a failure: users need PostgreSQL, and only a failover needs Patroni.
 */
final class Patroni implements AutoCloseable {
  private final List<Eye> pages;

  /**
   * @param url of its API, without a path
   */
  Patroni(Network network, URI url, Duration timeout) {
    this.pages =
        List.of(
            eye(network, url.resolve("/patroni"), PatroniJson.Node.class, timeout),
            eye(network, url.resolve("/cluster"), PatroniJson.Cluster.class, timeout));
  }

  private static Eye eye(
      Network network, URI url, Class<? extends PatroniJson.Told> page, Duration timeout) {
    return Eye.on(network, url, Connections.NONE_HELD, new PatroniReading(page), timeout);
  }

  /** The outcome of a look, with what Patroni says; a look that did not pass waits for nobody. */
  CompletionStage<Outcome> beside(CompletionStage<Outcome> look) {
    var result = new CompletableFuture<Outcome>();
    var asked = pages.stream().map(Eye::look).toList();
    look.thenAccept(
        found -> {
          if (!(found instanceof Outcome.Passed)) {
            result.complete(found);
            asked.forEach(Look::abandon);
          }
        });
    var all = look;
    for (var page : asked) {
      all = all.thenCombine(page.outcome(), Patroni::with);
    }
    all.thenAccept(result::complete);
    return result;
  }

  private static Outcome with(Outcome look, Outcome page) {
    return look instanceof Outcome.Passed passed ? with(passed, page) : look;
  }

  private static Outcome with(Outcome.Passed passed, Outcome page) {
    return switch (page) {
      case Outcome.Passed(_, var flaw, var measures) ->
          new Outcome.Passed(passed.answer(), passed.flaw().or(() -> flaw), both(passed, measures));
      case Outcome.Failed(var cause, var detail, _) ->
          new Outcome.Passed(
              passed.answer(),
              passed.flaw().or(() -> Optional.of(new Flaw(cause, Text.line("Patroni: " + detail)))),
              passed.measures());
      case Outcome.Unclear _ -> passed;
    };
  }

  private static List<Measured> both(Outcome.Passed passed, List<Measured> measures) {
    return Stream.concat(passed.measures().stream(), measures.stream()).toList();
  }

  @Override
  public void close() {
    pages.forEach(Eye::close);
  }
}

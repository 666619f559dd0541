package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Logs in at a PostgreSQL, over a connection of its own each time, and asks how it is. */
final class PostgresqlProbe implements Probe {
  private final Eye eye;
  private final Optional<Patroni> patroni;

  PostgresqlProbe(Network network, ProbeSpec.Postgresql spec, Duration timeout) {
    var dialect = new PostgresqlDialect(spec.login().account(), spec.database());
    var reading = new PostgresqlReading(spec, new Progress(System::nanoTime));
    this.eye = SqlTalk.eye(network, spec.login(), dialect, reading, timeout);
    this.patroni = spec.patroni().map(url -> new Patroni(network, url, timeout));
  }

  @Override
  public CompletionStage<Outcome> look() {
    var look = eye.look().outcome();
    return patroni.map(beside -> beside.beside(look)).orElse(look);
  }

  /** Holds nothing between looks. */
  @Override
  public void close() {
    patroni.ifPresent(Patroni::close);
  }
}

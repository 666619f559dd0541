package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Logs in at a PostgreSQL, over a connection of its own each time, and asks how it is. */
final class PostgresqlProbe implements Probe {
  private final Eye eye;

  PostgresqlProbe(Network network, ProbeSpec.Postgresql spec, Duration timeout) {
    var dialect = new PostgresqlDialect(spec.login().account(), spec.database());
    this.eye = SqlTalk.eye(network, spec.login(), dialect, new PostgresqlReading(spec), timeout);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return eye.look().outcome();
  }

  /** Holds nothing between looks. */
  @Override
  public void close() {}
}

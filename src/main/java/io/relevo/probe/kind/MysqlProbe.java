package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Logs in at a MariaDB or MySQL, over a connection of its own each time, and asks how it is. */
final class MysqlProbe implements Probe {
  private final Eye eye;

  MysqlProbe(Network network, ProbeSpec.Mysql spec, Duration timeout) {
    var dialect = new MysqlDialect(spec.login().account(), spec.login().encrypted());
    var reading = new MysqlReading(spec, new Progress(System::nanoTime));
    this.eye = SqlTalk.eye(network, spec.login(), dialect, reading, timeout);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return eye.look().outcome();
  }

  /** Holds nothing between looks. */
  @Override
  public void close() {}
}

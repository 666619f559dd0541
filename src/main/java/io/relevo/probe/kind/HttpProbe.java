package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Asks for one page and reads the answer to its last byte. */
final class HttpProbe implements Probe {
  private final Eye eye;

  HttpProbe(Network network, ProbeSpec.Http spec, Duration timeout) {
    this.eye =
        Eye.on(network, spec.url(), spec.connections(), new Expectation(spec.expect()), timeout);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return eye.look().outcome();
  }

  @Override
  public void onFall(Runnable fallen) {
    eye.spare().tell(fallen);
  }

  @Override
  public void close() {
    eye.close();
  }
}

package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Connects, and is content when the connection is accepted and its dialogue has gone well. */
final class TcpProbe implements Probe {
  private final Eye eye;

  TcpProbe(Network network, ProbeSpec.Tcp spec, Duration timeout) {
    Talk.Kind talk = spec.dialogue().isEmpty() ? TcpGreeting::of : TcpDialogue.of(spec.dialogue());
    Address address = Address.of(spec.host(), spec.port());
    this.eye = new Eye(network, address, timeout, talk, spec.connections());
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

package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Connects, and is content when the connection is accepted and its dialogue has gone well. */
final class TcpProbe implements Probe {
  private final Eye eye;

  TcpProbe(Network network, ProbeSpec.Tcp spec, Duration timeout) {
    Talk.Kind talk = spec.dialogue().isEmpty() ? Greeting::new : TcpDialogue.of(spec.dialogue());
    this.eye = new Eye(network, Address.of(spec.host(), spec.port()), timeout, talk);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return eye.look().outcome();
  }

  /** Holds nothing between looks. */
  @Override
  public void close() {}

  private record Greeting(Look look, Channel channel) implements Talk {
    @Override
    public void accepted() {
      look.end(Expectation.SERVING);
    }

    @Override
    public Outcome late(String within) {
      return new Outcome.Failed(Cause.CONNECT_TIMEOUT, look.where() + " not within " + within);
    }
  }
}

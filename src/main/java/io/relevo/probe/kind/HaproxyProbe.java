package io.relevo.probe.kind;

import io.relevo.fleet.Connections;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.ProbeSpec.Haproxy;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks an HAProxy for its servers, its sessions and its queues. */
final class HaproxyProbe implements Probe {
  /** Bytes of an answer; a server is some 600 of them. */
  static final int LARGEST = 4 * 1024 * 1024;

  private final Eye eye;
  private final HaproxyVerdict verdict;
  private final HaproxyReloads reloads = new HaproxyReloads();

  HaproxyProbe(Network network, ProbeSpec.Haproxy spec, Duration timeout) {
    this.verdict = new HaproxyVerdict(spec.backend(), spec.limits());
    this.eye =
        switch (spec.source()) {
          case Haproxy.Socket(Path path) -> socket(network, network.address(path), timeout);
          case Haproxy.Port(String host, int port) ->
              socket(network, Address.of(host, port), timeout);
          case Haproxy.Page(URI url) ->
              Eye.on(network, url, Connections.NONE_HELD, new HaproxyPage(this::judge), timeout);
        };
  }

  private Eye socket(Network network, Address address, Duration timeout) {
    return new Eye(
        network, address, timeout, HaproxyTalk.reading(this::judge), Connections.NONE_HELD);
  }

  private Outcome judge(HaproxyState state) {
    List<Measured> measures = new ArrayList<>(HaproxyMeasures.of(state));
    reloads.after(state).ifPresent(measures::add);
    return verdict.of(state, measures);
  }

  @Override
  public CompletionStage<Outcome> look() {
    return eye.look().outcome();
  }

  /** Holds nothing between looks but which process answered. */
  @Override
  public void close() {}
}

package io.relevo.loop;

import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lets a failed look count when something beyond this host has answered after it: to a host that
 * was cut off a moment ago everything else looks dead, and it is some seconds before it doubts
 * itself (law 11).
 */
final class Voucher {
  private final Consumer<Consumer<Boolean>> uplink;
  private final Predicate<Instant> heardSince;
  private final Consumer<Observation> sink;

  /** How many looks at a target wait: what is seen after them must not count before them. */
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

  /**
   * @param uplink asks, and says then whether there was an answer, to one after the other
   * @param heardSince whether a peer said something after that time
   */
  Voucher(
      Consumer<Consumer<Boolean>> uplink,
      Predicate<Instant> heardSince,
      Consumer<Observation> sink) {
    this.uplink = uplink;
    this.heardSince = heardSince;
    this.sink = sink;
  }

  /** Hands it on, at once or when it is known what it is worth. */
  void look(Observation look) {
    if (look.outcome() instanceof Outcome.Failed || waiting.containsKey(look.target())) {
      waiting.merge(look.target(), 1, Integer::sum);
      uplink.accept(answers -> handOn(answers ? look : vouched(look)));
    } else {
      sink.accept(look);
    }
  }

  private void handOn(Observation look) {
    sink.accept(look);
    waiting.computeIfPresent(look.target(), (_, many) -> many == 1 ? null : many - 1);
  }

  private Observation vouched(Observation look) {
    return look.outcome() instanceof Outcome.Failed failed && !heardSince.test(look.at())
        ? look.with(
            new Outcome.Unclear(
                failed.phrase() + "; but neither a peer nor the uplink answered after it"))
        : look;
  }
}

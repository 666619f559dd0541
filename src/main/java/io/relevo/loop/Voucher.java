package io.relevo.loop;

import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Instant;
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

  /**
   * @param uplink asks, and says then whether there was an answer
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
    if (look.outcome() instanceof Outcome.Failed failed) {
      uplink.accept(answers -> sink.accept(answers ? look : vouched(look, failed)));
    } else {
      sink.accept(look);
    }
  }

  private Observation vouched(Observation look, Outcome.Failed failed) {
    return heardSince.test(look.at())
        ? look
        : look.with(
            new Outcome.Unclear(
                failed.phrase() + "; but neither a peer nor the uplink answered after it"));
  }
}

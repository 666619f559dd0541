package io.relevo.journal;

import io.relevo.failover.Law;
import io.relevo.failover.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A time in which a target was down. */
final class Outage {
  final String target;
  final String look;
  private final Instant since;

  /** What would have been done about it. */
  Optional<WouldBe> act = Optional.empty();

  /** Since when nothing but the mode refuses it; empty while something else does. */
  Optional<Instant> allowed = Optional.empty();

  /** What the newest law said that is not in doubt of the target itself. */
  String evidence = "";

  private Optional<Law> law = Optional.empty();
  private Optional<Instant> out = Optional.empty();
  private boolean seen = true;

  /** How long it was down in a time, and for how much of that users were sent there. */
  record Time(Duration down, Duration exposed, boolean seen) {}

  Outage(String target, Instant since, String look) {
    this.target = target;
    this.since = since;
    this.look = look;
  }

  void unseen() {
    seen = false;
  }

  void refused(Refusal refusal, Instant at) {
    allowed = onlyTheMode(refusal.law()) ? allowed.or(() -> Optional.of(at)) : Optional.empty();
    if (refusal.law() != Law.SURE) {
      law = Optional.of(refusal.law());
      evidence = refusal.evidence();
    }
  }

  private static boolean onlyTheMode(Law law) {
    return law == Law.ADVICE || law == Law.MODE;
  }

  /** Somebody took it out, and nobody is sent there any more. */
  void out(Instant at) {
    out = out.or(() -> Optional.of(at));
  }

  void in() {
    out = Optional.empty();
  }

  /** From an act on, or from its own beginning, up to now. */
  Time within(Instant from, Instant to) {
    var begin = from.isBefore(since) ? since : from;
    var end = out.filter(to::isAfter).orElse(to);
    var exposed = end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    return new Time(Duration.between(begin, to), exposed, seen);
  }

  /** Why nothing would have been done about it, where a law is the reason. */
  Optional<Hindsight.Withheld> why(Instant to, Spending spending) {
    return law.map(
        last ->
            onlyTheMode(last)
                ? withheld(Law.BUDGET, spending.spent(target, to).orElse(evidence), to)
                : withheld(last, evidence, to));
  }

  private Hindsight.Withheld withheld(Law last, String said, Instant to) {
    return new Hindsight.Withheld(target, since, last, said, Duration.between(since, to));
  }
}

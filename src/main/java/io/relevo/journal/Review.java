package io.relevo.journal;

import io.relevo.failover.Hold;
import io.relevo.failover.Refusal;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import io.relevo.health.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The journal read again, entry by entry, for what would have been done. */
final class Review {
  private final Spending spending;
  private final SequencedMap<String, Outage> open = new LinkedHashMap<>();
  private final SequencedMap<String, WouldBe> latest = new LinkedHashMap<>();
  private final List<WouldBe> acts = new ArrayList<>();
  private final List<Hindsight.Withheld> withheld = new ArrayList<>();

  Review(Fleet fleet) {
    this.spending = new Spending(fleet);
  }

  List<Hindsight.Act> acts() {
    return acts.stream().map(WouldBe::told).toList();
  }

  List<Hindsight.Withheld> withheld() {
    return withheld.stream().sorted(Comparator.comparing(Hindsight.Withheld::at)).toList();
  }

  void see(Entry entry) {
    actUntil(entry.at());
    switch (entry) {
      case Entry.HealthChanged e -> health(e);
      case Entry.Refused(Refusal refusal, Instant at) -> refused(refusal, at);
      case Entry.HoldPlaced(Hold hold, _, Instant at) -> held(hold, at);
      case Entry.HoldEnded(Hold hold, _, _) when hold.effect() == Hold.Effect.OUT ->
          outage(hold.subject().name()).ifPresent(outage -> outage.in());
      case Entry.Started _, Entry.Stopped _, Entry.WasBlind _ ->
          open.values().forEach(Outage::unseen);
      default -> {}
    }
  }

  /** What is open lasts. */
  void end(Instant now) {
    actUntil(now);
    open.values().forEach(outage -> close(outage, now));
  }

  private Optional<Outage> outage(String target) {
    return Optional.ofNullable(open.get(target));
  }

  private void health(Entry.HealthChanged e) {
    if (e.to() == State.DOWN) {
      open.computeIfAbsent(e.target(), _ -> fall(e));
    } else if (e.to().serves()) {
      var over = open.remove(e.target());
      if (over != null) {
        close(over, e.at());
        over.act.ifPresent(act -> act.well(e.at(), spending.returnWait(e.target(), e.at())));
      }
    } else {
      outage(e.target()).ifPresent(Outage::unseen);
    }
  }

  /** Down again before it would have come back is the same act. */
  private Outage fall(Entry.HealthChanged e) {
    var outage = new Outage(e.target(), e.at(), e.look());
    Optional.ofNullable(latest.get(e.target()))
        .filter(act -> act.lasts(e.at()))
        .ifPresent(
            act -> {
              outage.act = Optional.of(act);
              act.again();
            });
    return outage;
  }

  private void refused(Refusal refusal, Instant at) {
    if (refusal.subject() instanceof Subject.Member(String member)
        && refusal.act().equals(Refusal.takeOut(member))) {
      outage(member).ifPresent(outage -> outage.refused(refusal, at));
      actUntil(at);
    }
  }

  private void held(Hold hold, Instant at) {
    if (hold.effect() == Hold.Effect.OUT) {
      outage(hold.subject().name()).ifPresent(outage -> outage.out(at));
      if (hold.source() == Hold.Source.FAILURE) {
        spending.took(hold.subject().name(), at);
      }
    }
  }

  /** Does in thought what was allowed and affordable up to a time, one after the other. */
  private void actUntil(Instant time) {
    for (var next = affordable(time); next.isPresent(); next = affordable(time)) {
      act(next.get());
    }
  }

  private Optional<Due> affordable(Instant time) {
    return open.values().stream()
        .filter(outage -> outage.act.isEmpty())
        .flatMap(outage -> outage.allowed.stream().map(from -> due(outage, from)))
        .filter(due -> !due.at().isAfter(time))
        .min(Comparator.comparing(Due::at));
  }

  private record Due(Outage outage, Instant at) {}

  private Due due(Outage outage, Instant from) {
    return new Due(outage, spending.earliest(outage.target, from));
  }

  private void act(Due due) {
    var outage = due.outage();
    var act = new WouldBe(outage.target, due.at(), outage.look, outage.evidence);
    outage.act = Optional.of(act);
    latest.put(outage.target, act);
    acts.add(act);
    spending.took(outage.target, due.at());
  }

  private void close(Outage outage, Instant at) {
    if (outage.act.isPresent()) {
      outage.act.get().was(outage.within(outage.act.get().at(), at));
    } else {
      outage.why(at, spending).ifPresent(withheld::add);
    }
  }
}

package io.relevo.turn;

import io.relevo.fleet.Target;
import io.relevo.health.Judge;
import io.relevo.health.Topology;
import io.relevo.health.Witnesses;
import io.relevo.probe.Observation;

/** What is believed of each target after what was seen, and after what was not seen any more. */
final class Judging {
  private final Judge judge = new Judge();
  private final Elsewhere elsewhere = new Elsewhere();

  void judge(Draft draft) {
    var topology = new Topology(draft.senses.fleet(), draft::healthOf);
    var witnesses = Witnesses.in(draft.senses.fleet(), draft::healthOf);
    draft.senses.looks().forEach(look -> look(draft, topology, witnesses, look));
    age(draft);
    elsewhere.believe(draft);
    draft.judged();
  }

  private void look(Draft draft, Topology topology, Witnesses witnesses, Observation look) {
    var fleet = draft.senses.fleet();
    var target = fleet.targets().get(look.target());
    if (target != null && fleet.sees(target)) {
      var before = draft.healthOf(look.target());
      var weighed = witnesses.weigh(target, draft.doubted(look));
      draft.believe(
          judge.judge(target.pace(), before, weighed, failing -> topology.to(target, failing)));
      counts(draft, target);
    }
  }

  /** Only when something may have grown stale: to ask of every target costs more than a look. */
  private void age(Draft draft) {
    if (draft.fresh().isBefore(draft.now())) {
      draft.refreshed();
      draft.senses.fleet().seen().forEach(target -> age(draft, target));
    }
  }

  private void age(Draft draft, Target target) {
    var before = draft.healthOf(target.name());
    var until = judge.countsUntil(target.pace(), before);
    if (until.filter(draft.now()::isAfter).isPresent()) {
      draft.believe(judge.forget(before, draft.now()));
    } else {
      until.ifPresent(draft::freshUntil);
    }
  }

  private void counts(Draft draft, Target target) {
    judge.countsUntil(target.pace(), draft.healthOf(target.name())).ifPresent(draft::freshUntil);
  }
}

package io.relevo.rehearsal;

import io.relevo.fleet.Target;
import io.relevo.probe.Observation;
import io.relevo.turn.Haste;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Takes each look when it is due, spread over the interval, and sooner where a turn asks for that.
 * The connection that a real look may hold until the next one is not played: what dies is noticed
 * by the next look, and never sooner.
 */
final class Eyes {
  private final Player player;
  private final SequencedMap<String, Round> rounds = new LinkedHashMap<>();

  private static final class Round {
    final Target target;
    Instant scheduled;
    Instant due;
    Instant began;
    boolean looking;

    Round(Target target, Instant first, Instant scheduled) {
      this.target = target;
      this.scheduled = scheduled;
      this.due = first;
      this.began = first;
    }

    /** A look in between does not shift the schedule. */
    void pass() {
      scheduled = due.isBefore(scheduled) ? scheduled : scheduled.plus(target.pace().every());
      due = scheduled;
    }
  }

  Eyes(Player player) {
    this.player = player;
  }

  void open(List<Target> targets) {
    for (var i = 0; i < targets.size(); i++) {
      var target = targets.get(i);
      var place = target.pace().every().multipliedBy(i).dividedBy(targets.size());
      var soon = place.compareTo(target.pace().recheck()) < 0 ? place : target.pace().recheck();
      var round = new Round(target, player.now().plus(soon), player.now().plus(place));
      rounds.put(target.name(), round);
      plan(round);
    }
  }

  void follow(Haste haste) {
    haste.soon().stream()
        .filter(rounds::containsKey)
        .map(this::round)
        .forEach(round -> moveUp(round, round.began.plus(round.target.pace().recheck())));
    haste.atOnce().stream()
        .filter(rounds::containsKey)
        .map(this::round)
        .forEach(round -> moveUp(round, player.now()));
  }

  private Round round(String target) {
    return Objects.requireNonNull(rounds.get(target), target);
  }

  private void moveUp(Round round, Instant earliest) {
    var soon = earliest.isBefore(player.now()) ? player.now() : earliest;
    if (soon.isBefore(round.due) && !round.looking) {
      round.due = soon;
      plan(round);
    }
  }

  private void plan(Round round) {
    var due = round.due;
    player.later(
        Duration.between(player.now(), due),
        () -> {
          if (due.equals(round.due)) {
            look(round);
          }
        });
  }

  private void look(Round round) {
    round.pass();
    plan(round);
    if (!round.looking) {
      round.looking = true;
      round.began = player.now();
      var met = player.look(round.target);
      player.later(met.took(), () -> end(round, met));
    }
  }

  private void end(Round round, Truth.Encounter met) {
    round.looking = false;
    player.looked(
        round.target,
        new Observation(round.target.name(), met.outcome(), player.now(), met.took()));
  }
}

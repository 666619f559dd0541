package io.relevo.laws;

import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Switch;
import io.relevo.journal.Memory;
import io.relevo.laws.Happening.Looks;
import io.relevo.laws.Happening.Moves;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.sim.Rows;
import io.relevo.switching.Found;
import io.relevo.switching.Reading;
import io.relevo.switching.Testimony;
import io.relevo.turn.Belief;
import io.relevo.turn.Senses;
import io.relevo.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A trial in virtual time: the world, and the agent's turns in it. */
final class Course {
  static final Duration TICK = Duration.ofMillis(500);
  private static final Duration AGO = Duration.ofMillis(5);

  private final Shape shape;
  private final Fleet fleet;
  private final List<Law> laws;
  private final Turn turn = new Turn("lb-1", "example.com");
  private final Map<String, Looks> looks = new LinkedHashMap<>();
  private final Map<String, Moves> moves = new LinkedHashMap<>();
  private final Map<String, Setting> stands = new LinkedHashMap<>();
  private final Map<String, Setting> read = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();
  private final Rows rows;
  private Belief belief = Belief.from(Memory.empty());
  private Instant now = Instant.parse("2026-03-01T03:00:00Z");
  private boolean cutOff;

  private Course(Shape shape, List<Law> laws) {
    this.shape = shape;
    this.fleet = shape.fleet();
    this.laws = laws;
    this.rows = new Rows(fleet);
    fleet.switches().values().forEach(s -> stands.put(s.name(), s.normal()));
  }

  /** Plays it to its end, and lets some time pass then. */
  static void run(Trial trial, List<Law> laws) {
    var course = new Course(trial.shape(), laws);
    course.pass(6);
    trial.happenings().forEach(course::happen);
    course.pass(10);
  }

  private void happen(Happening happening) {
    switch (happening) {
      case Happening.Turns(int member, Looks into) -> looks.put(shape.member(member), into);
      case Happening.Blip(int member) -> blip(shape.member(member));
      case Happening.Switches(int member, Moves as) -> moves.put(shape.member(member), as);
      case Happening.ByHand(int member, boolean in) -> byHand(shape.member(member), in);
      case Happening.CutOff(boolean sick) -> cutOff = sick;
      case Happening.Pass(int ticks) -> pass(ticks);
      case Happening.Drain drain -> tick(List.of(drain.order(shape)));
      case Happening.Ready ready -> tick(List.of(ready.order(shape)));
      case Happening.Pause pause -> tick(List.of(pause.order()));
      case Happening.Maintenance page -> tick(List.of(page.order()));
    }
  }

  private void blip(String member) {
    var before = looks.getOrDefault(member, Looks.PASS);
    looks.put(member, before == Looks.PASS ? Looks.FAIL : Looks.PASS);
    pass(1);
    looks.put(member, before);
  }

  /** What hangs cannot be moved by anybody. */
  private void byHand(String member, boolean in) {
    if (as(member) != Moves.FROZEN) {
      stands.put("ha-" + member, new Share(in ? 100 : 0));
    }
  }

  private void pass(int ticks) {
    for (var i = 0; i < ticks; i++) {
      tick(List.of());
    }
  }

  private void tick(List<Order> orders) {
    now = now.plus(TICK);
    var senses = senses(orders);
    rows.look(senses);
    var plan = turn.take(belief, senses);
    var moment = new Moment(fleet, rows, Map.copyOf(read), belief.memory(), senses, plan);
    laws.forEach(law -> law.check(moment));
    belief = plan.belief();
    plan.moves().forEach(move -> move(fleet.switches().get(move.name()), move.to().setting()));
  }

  private void move(Switch s, Setting to) {
    failures.remove(s.name());
    switch (as(s.moves().name())) {
      case WORK, HALF -> stands.put(s.name(), to);
      case REFUSED -> failures.put(s.name(), "permission denied");
      case FROZEN -> failures.put(s.name(), "timeout");
    }
  }

  private Moves as(String member) {
    return moves.getOrDefault(member, Moves.WORK);
  }

  private Senses senses(List<Order> orders) {
    return new Senses(
        fleet,
        shape.members().stream().flatMap(member -> look(member).stream()).toList(),
        readings(),
        new LinkedHashMap<>(),
        List.of(),
        cutOff ? Optional.of("the uplink does not answer") : Optional.empty(),
        List.of(),
        List.of(),
        orders,
        now);
  }

  private Optional<Observation> look(String member) {
    return switch (looks.getOrDefault(member, Looks.PASS)) {
      case PASS -> Optional.of(look(member, new Outcome.Passed(Outcome.Answer.SERVING)));
      case FAIL -> Optional.of(look(member, new Outcome.Failed(Cause.REFUSED, "refused")));
      case UNCLEAR -> Optional.of(look(member, new Outcome.Unclear("no file descriptor is left")));
      case NONE -> Optional.empty();
    };
  }

  private Observation look(String member, Outcome outcome) {
    return new Observation(member, outcome, now.minus(AGO), Duration.ofMillis(2));
  }

  private SequencedMap<String, Reading> readings() {
    var readings = new LinkedHashMap<String, Reading>();
    fleet.switches().values().forEach(s -> readings.put(s.name(), reading(s)));
    return readings;
  }

  private Reading reading(Switch s) {
    var as = as(s.moves().name());
    if (as != Moves.FROZEN) {
      read.put(s.name(), stands.get(s.name()));
    }
    var found =
        as == Moves.FROZEN ? new Found.Unreadable("timeout") : new Found.At(stands.get(s.name()));
    var witness = new Testimony("address", "it is here", as != Moves.HALF);
    var failure = Optional.ofNullable(failures.get(s.name()));
    return new Reading(s.name(), found, List.of(witness), failure, now.minus(AGO));
  }
}

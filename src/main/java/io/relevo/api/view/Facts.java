package io.relevo.api.view;

import io.relevo.alert.Situation;
import io.relevo.api.view.Why.Line;
import io.relevo.api.view.Why.Section;
import io.relevo.failover.Gate;
import io.relevo.failover.Hold;
import io.relevo.failover.Phrases;
import io.relevo.failover.Scene;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Person;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Target;
import io.relevo.health.Witnesses;
import io.relevo.turn.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked about everything alike: holds, refusals, incidents, who is told. */
final class Facts {
  private static final int BLIND_SHOWN = 3;

  final Plan plan;
  final Situation situation;
  final Scene scene;
  final Fleet fleet;
  final Times times;

  Facts(Plan plan, Times times) {
    this.plan = plan;
    this.situation = plan.situation();
    this.scene = situation.scene();
    this.fleet = scene.fleet();
    this.times = times;
  }

  /** Everything that has a page. */
  List<String> names() {
    return Stream.of(fleet.targets(), fleet.groups(), fleet.services(), fleet.switches())
        .flatMap(all -> all.keySet().stream())
        .toList();
  }

  /** A fact with the line that set it. */
  Line set(String what, Object says, String path) {
    return new Line(what, String.valueOf(says), origin(path));
  }

  /** The file without its folder: everybody knows where it is. */
  private String origin(String path) {
    var origin = fleet.origins().of(path);
    return origin.substring(origin.lastIndexOf('/') + 1);
  }

  static Line line(String what, String says) {
    return new Line(what, says, "");
  }

  Section holds(Subject subject) {
    var own =
        scene.holds().stream()
            .filter(hold -> binds(hold, subject))
            .map(hold -> line(Words.lower(hold.effect()), sentence(hold)));
    var others =
        Holds.elsewhere(scene).stream()
            .filter(other -> binds(other.hold(), subject))
            .map(
                other ->
                    line(
                        Words.lower(other.hold().effect()),
                        "on %s %s".formatted(other.agent(), sentence(other.hold()))));
    var binding = Stream.of(own, others, unheard(subject)).flatMap(lines -> lines).toList();
    return new Section(
        "Holds", binding.isEmpty() ? List.of(line("none", "nothing holds it")) : binding);
  }

  /** Who should follow and is not heard. */
  private Stream<Line> unheard(Subject subject) {
    return scene.holds().stream()
        .filter(hold -> hold.subject().equals(subject) && hold.everywhere())
        .limit(1)
        .filter(_ -> !scene.unheard(subject).isEmpty())
        .map(hold -> line("but", Phrases.unheard(scene.unheard(subject), hold.effect())));
  }

  private static boolean binds(Hold hold, Subject subject) {
    return hold.subject().equals(subject) || hold.subject() instanceof Subject.Everything;
  }

  private String sentence(Hold hold) {
    return "by %s since %s, %s: %s%s"
        .formatted(
            hold.owner(),
            times.since(hold.since()),
            Words.ends(hold, times),
            hold.reason(),
            hold.forced().map(law -> " (forced against " + law.sentence() + ")").orElse(""));
  }

  /** A question, the answer, and every law that was asked. */
  Section gates(String question, List<Gate> gates) {
    var refused = gates.stream().filter(gate -> !gate.passed()).findFirst();
    var answer = refused.map(gate -> "no, by " + Words.lower(gate.law())).orElse("yes");
    return new Section(question + " " + answer, gates.stream().map(this::line).toList());
  }

  private Line line(Gate gate) {
    var says =
        gate.passed()
            ? "passed: " + gate.evidence()
            : "REFUSED: %s (%s)".formatted(gate.evidence(), gate.law().sentence());
    return new Line(
        Words.lower(gate.law()), says, gate.setBy().isEmpty() ? "" : origin(gate.setBy()));
  }

  /** What lies before a target, and how that stands; empty when nothing does. */
  Optional<Line> ways(Target target) {
    return Optional.of(target.dependsOn())
        .filter(names -> !names.isEmpty())
        .map(names -> String.join(", ", names.stream().map(this::standing).toList()))
        .map(says -> set("depends on", says, "targets." + target.name() + ".depends-on"));
  }

  /** Who can speak for a target that is silent, by which rule, and when they last could. */
  List<Line> witnesses(Target target, String path) {
    var names = target.probe().witnesses();
    if (names.isEmpty()) {
      return List.of();
    }
    var heard =
        Witnesses.in(fleet, scene::healthOf).hearings(target).stream()
            .collect(Collectors.toMap(Witnesses.Hearing::witness, Witnesses.Hearing::at));
    var lines = new ArrayList<Line>();
    lines.add(set("witnesses", String.join(", ", names), path));
    names.forEach(
        name ->
            lines.add(
                line(
                    name,
                    Optional.ofNullable(heard.get(name))
                        .map(at -> "received what it wrote, last at " + times.since(at))
                        .orElse("has not been seen to receive what it writes"))));
    Stream.of(Witnesses.Rule.values())
        .map(rule -> line("rule", rule.sentence()))
        .forEach(lines::add);
    return lines;
  }

  private String standing(String name) {
    var group = fleet.groups().get(name);
    return group == null
        ? name + " " + Words.state(scene.healthOf(name))
        : "group "
            + name
            + " with "
            + group.members().stream().filter(m -> scene.healthOf(m).state().serves()).count()
            + " of "
            + group.members().size()
            + " serving";
  }

  /** When this agent saw nothing of anything, the newest first. */
  List<Line> blind() {
    return new Rows(situation)
        .blind().stream()
            .limit(BLIND_SHOWN)
            .map(
                row ->
                    line(
                        "blind",
                        "from %s to %s: %s"
                            .formatted(times.clock(row.from()), times.since(row.to()), row.why())))
            .toList();
  }

  /** What the newest turn would have done, and why it did not. */
  Section refused(Subject subject) {
    return new Section(
        "Refused in the newest turn",
        situation.decision().refused().stream()
            .filter(refusal -> refusal.subject().equals(subject))
            .map(refusal -> line(Words.lower(refusal.law()), refusal.sentence()))
            .toList());
  }

  /** Open incidents about it, and who is told of one. */
  Section telling(Subject subject) {
    var lines = new ArrayList<Line>();
    plan.belief().memory().open().stream()
        .filter(incident -> incident.key().subject().equals(subject))
        .forEach(
            incident ->
                lines.add(
                    line(
                        incident.code(),
                        incident.what() + " since " + times.since(incident.opened()))));
    var suffering = situation.suffering(subject);
    if (!suffering.isEmpty()) {
      lines.add(line("behind it", Words.list(suffering) + ": not known to be well"));
    }
    lines.add(line("told", told(subject)));
    return new Section("Incidents", lines);
  }

  private String told(Subject subject) {
    var people = fleet.responders(subject).stream().map(Person::name).toList();
    return people.isEmpty() ? "nobody" : String.join(", ", people);
  }
}

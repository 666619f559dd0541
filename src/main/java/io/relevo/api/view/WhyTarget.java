package io.relevo.api.view;

import io.relevo.api.view.Why.Line;
import io.relevo.api.view.Why.Page;
import io.relevo.api.view.Why.Section;
import io.relevo.config.Durations;
import io.relevo.failover.Phrases;
import io.relevo.failover.Policy;
import io.relevo.fleet.Group;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Target;
import io.relevo.health.Health;
import io.relevo.probe.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a target is believed to be as it is, and what keeps it in or out of rotation. */
final class WhyTarget {
  private final Facts facts;
  private final Policy policy = new Policy();

  WhyTarget(Facts facts) {
    this.facts = facts;
  }

  Optional<Page> page(String name) {
    return Optional.ofNullable(facts.fleet.targets().get(name))
        .map(target -> new Page("target", name, headline(name), sections(target)));
  }

  private String headline(String name) {
    var health = facts.scene.healthOf(name);
    return "%s is %s since %s, for %s%s"
        .formatted(
            name,
            Words.state(health),
            facts.times.moment(health.since()),
            facts.times.age(health.since()),
            health
                .cause()
                .filter(_ -> !health.state().serves())
                .map(Cause::phrase)
                .map(why -> ": " + why)
                .orElse(""));
  }

  private List<Section> sections(Target target) {
    var subject = new Subject.Member(target.name());
    var sections = new ArrayList<>(List.of(evidence(target), thresholds(target)));
    if (facts.fleet.rotationOf(target.name()).isPresent()) {
      sections.add(rotation(target.name()));
      sections.add(facts.holds(subject));
      sections.add(
          facts.gates("May Relevo take it out now?", policy.gates(facts.scene, target.name())));
      sections.add(
          facts.gates(
              "May an operator drain it now?", policy.gatesByHand(facts.scene, target.name())));
      sections.add(facts.refused(subject));
      facts
          .fleet
          .switchesOf(target.name())
          .forEach(s -> sections.add(new WhySwitch(facts).section(s)));
    } else {
      sections.add(
          new Section(
              "Rotation", List.of(Facts.line("none", "no switch moves it: it is only watched"))));
    }
    sections.add(facts.telling(subject));
    return sections;
  }

  private Section evidence(Target target) {
    var health = facts.scene.healthOf(target.name());
    var lines = new ArrayList<Line>();
    lines.add(Facts.line("last look", look(health)));
    lines.add(Facts.line("in a row", row(health)));
    health.seen().ifPresent(seen -> lines.add(Facts.line("last clear", facts.times.since(seen))));
    var kind = target.probe().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    lines.add(facts.set(kind, target.probe().where(), path(target, kind)));
    facts.ways(target).ifPresent(lines::add);
    lines.addAll(facts.witnesses(target, path(target, kind) + ".witnesses"));
    lines.addAll(facts.blind());
    return new Section("Evidence", lines);
  }

  private String look(Health health) {
    return health
        .latest()
        .map(
            look ->
                "%s at %s, took %s"
                    .formatted(
                        look.outcome().phrase(),
                        facts.times.since(look.at()),
                        Phrases.span(look.took())))
        .orElse("none yet");
  }

  private String row(Health health) {
    return health
        .failing()
        .map(
            first ->
                "%d failed, the first at %s".formatted(health.fails(), facts.times.since(first)))
        .orElse(health.passes() + " passed");
  }

  private Section thresholds(Target target) {
    var pace = target.pace();
    return new Section(
        "Thresholds",
        List.of(
            facts.set("every", Phrases.span(pace.every()), path(target, "every")),
            facts.set("timeout", Phrases.span(pace.timeout()), path(target, "timeout")),
            facts.set(
                "recheck",
                Phrases.span(pace.recheck()) + " while in doubt",
                path(target, "recheck")),
            facts.set("fall", pace.counting().phrase() + " make it down", path(target, "fall")),
            facts.set("rise", pace.rise() + " passed in a row make it up", path(target, "rise")),
            Facts.line(
                "to down",
                "%s when it refuses, %s when it is silent, at most"
                    .formatted(
                        Durations.text(pace.slowestToRefused()),
                        Durations.text(pace.slowestToSilent()))),
            Facts.line(
                "stale",
                "unsure when the last clear look is older than " + Phrases.span(pace.stale()))));
  }

  private Section rotation(String name) {
    var group = facts.fleet.rotationOf(name).orElseThrow();
    var in = facts.scene.inRotation(name);
    var lines = new ArrayList<Line>();
    lines.add(Facts.line("now", name + " is " + (in ? "in" : "out of") + " rotation"));
    facts.fleet.groupOf(name).ifPresent(_ -> lines.addAll(new WhyGroup(facts).rules(group)));
    if (group.keep() instanceof Keep.Capacity) {
      lines.add(weight(name, group));
    }
    return new Section("Rotation", lines);
  }

  private Line weight(String name, Group group) {
    var alone = facts.scene.strength(group, List.of(name)).percent();
    var says = "%d, %d %% of the group".formatted(facts.fleet.weightOf(name), alone);
    return facts.set("weight", says, "targets." + name + ".weight");
  }

  private static String path(Target target, String key) {
    return "targets." + target.name() + "." + key;
  }
}

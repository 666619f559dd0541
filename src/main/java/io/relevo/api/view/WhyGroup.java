package io.relevo.api.view;

import io.relevo.api.view.Why.Line;
import io.relevo.api.view.Why.Page;
import io.relevo.api.view.Why.Section;
import io.relevo.failover.Phrases;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import java.util.List;
import java.util.Optional;

/** How a group stands, and the rules it sets for its members. */
final class WhyGroup {
  private final Facts facts;

  WhyGroup(Facts facts) {
    this.facts = facts;
  }

  Optional<Page> page(String name) {
    return Optional.ofNullable(facts.fleet.groups().get(name)).map(this::page);
  }

  private Page page(Group group) {
    var subject = new Subject.InGroup(group.name());
    return new Page(
        "group",
        group.name(),
        headline(group),
        List.of(
            members(group),
            new Section("Rules", rules(group)),
            facts.holds(subject),
            facts.refused(subject),
            facts.telling(subject)));
  }

  private String headline(Group group) {
    var in = facts.scene.rotating(group);
    return "group %s has %d of %d in rotation and keeps %s: %s"
        .formatted(
            group.name(),
            in.size(),
            group.members().size(),
            group.keep().phrase(),
            in.isEmpty() ? "-" : group.keep().list(facts.scene.strength(group, in)));
  }

  private Section members(Group group) {
    return new Section(
        "Members",
        group.members().stream()
            .map(
                member ->
                    Facts.line(
                        member,
                        Words.state(facts.scene.healthOf(member))
                            + (facts.scene.inRotation(member) ? ", in rotation" : ", out")))
            .toList());
  }

  /** What the group asks of its members. */
  List<Line> rules(Group group) {
    return List.of(
        facts.set("group", group.name(), "groups." + group.name()),
        rule(group, "keep", group.keep().phrase()),
        rule(group, "when-all-down", Words.lower(group.whenAllDown())),
        rule(group, "mode", Words.lower(group.mode())),
        rule(group, "budget", phrase(group.budget())),
        rule(
            group,
            "return-wait",
            Phrases.span(group.returnWait())
                + " after each failure, at most "
                + Phrases.span(group.returnWaitMax())));
  }

  private Line rule(Group group, String key, String says) {
    return facts.set(key, says, "groups." + group.name() + "." + key);
  }

  private static String phrase(Budget budget) {
    return "%d automatic acts in %s".formatted(budget.acts(), Phrases.span(budget.per()));
  }
}

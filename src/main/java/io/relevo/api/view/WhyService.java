package io.relevo.api.view;

import io.relevo.api.view.Why.Line;
import io.relevo.api.view.Why.Page;
import io.relevo.api.view.Why.Section;
import io.relevo.fleet.Service;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a service stands: what it needs, and what keeps it in maintenance. */
final class WhyService {
  private final Facts facts;

  WhyService(Facts facts) {
    this.facts = facts;
  }

  Optional<Page> page(String name) {
    return Optional.ofNullable(facts.fleet.services().get(name)).map(this::page);
  }

  private Page page(Service service) {
    var subject = new Subject.OfService(service.name());
    var sections = new ArrayList<Section>();
    sections.add(new Section("Needs", service.needs().stream().map(this::need).toList()));
    sections.add(facts.holds(subject));
    switches(subject).forEach(s -> sections.add(new WhySwitch(facts).section(s)));
    sections.add(facts.telling(subject));
    return new Page("service", service.name(), headline(service), sections);
  }

  private String headline(Service service) {
    return new Rows(facts.situation)
        .maintenance(service.name())
        .map(hold -> "service %s is in maintenance: %s".formatted(service.name(), hold.reason()))
        .orElse("service %s is not in maintenance".formatted(service.name()));
  }

  private Line need(String group) {
    var members = facts.fleet.groups().get(group);
    var well =
        members == null
            ? List.<String>of()
            : members.members().stream()
                .filter(m -> facts.scene.healthOf(m).state().serves())
                .toList();
    return facts.set(group, "serving: " + Words.list(well), "groups." + group);
  }

  private List<Switch> switches(Subject subject) {
    return facts.fleet.switches().values().stream().filter(s -> s.moves().equals(subject)).toList();
  }
}

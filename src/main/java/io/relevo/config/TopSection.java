package io.relevo.config;

import io.relevo.alert.mail.MailSettings;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.OnCall;
import io.relevo.fleet.Person;
import io.relevo.fleet.Service;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The whole file. */
final class TopSection {
  static final Key<AgentSection.Part> AGENT =
      Key.optional("agent", AgentSection.SECTION, "This agent, and those beside it.");

  static final Key<MailSettings> MAIL =
      Key.optional("mail", MailSection.SECTION, "How mail leaves this host.");

  static final Key<SequencedMap<String, Person>> PEOPLE =
      named("people", "PERSON", PeopleSection.PERSON, "Who can be told. Nobody is told without.");

  static final Key<SequencedMap<String, OnCall>> ON_CALL =
      named("on-call", "ON-CALL", PeopleSection.ON_CALL, "Who is called for which targets.");

  static final Key<SequencedMap<String, Target>> TARGETS =
      Key.required("targets", new Named<>("TARGET", TargetSection.SECTION), "What is watched.");

  static final Key<SequencedMap<String, Group>> GROUPS =
      named("groups", "GROUP", GroupSection.SECTION, "Which targets stand in for one another.");

  static final Key<SequencedMap<String, Switch>> SWITCHES =
      named("switches", "SWITCH", SwitchSection.SECTION, "What can be moved.");

  static final Key<SequencedMap<String, ServiceSection.Part>> SERVICES =
      named("services", "SERVICE", ServiceSection.SECTION, "What users use.");

  static final Section<Configuration> SECTION =
      Section.of(
          "The configuration of Relevo.",
          List.of(AGENT, MAIL, PEOPLE, ON_CALL, TARGETS, GROUPS, SWITCHES, SERVICES),
          TopSection::make);

  private TopSection() {}

  private static <T> Key<SequencedMap<String, T>> named(
      String name, String word, Section<T> each, String doc) {
    return Key.defaulted(name, new Named<>(word, each), new LinkedHashMap<>(), doc);
  }

  private static Configuration make(Values in) {
    var agent = in.find(AGENT).orElseGet(() -> AgentSection.make(new Values(in.place(), Map.of())));
    return new Configuration(
        fleet(in, agent),
        in.find(MAIL),
        agent.values().get(AgentSection.STATE),
        agent.values().get(AgentSection.SOCKET),
        agent.values().get(AgentSection.HTTP),
        agent.values().find(AgentSection.TOKEN));
  }

  private static Fleet fleet(Values in, AgentSection.Part agent) {
    return new Fleet(
        agent.agent(),
        in.get(TARGETS),
        in.get(GROUPS),
        switches(in),
        services(in),
        in.get(PEOPLE),
        in.get(ON_CALL),
        in.place().reading().origins());
  }

  /** The switches of the file, then those that come with services. */
  static SequencedMap<String, Switch> switches(Values in) {
    var all = new LinkedHashMap<>(in.get(SWITCHES));
    in.get(SERVICES)
        .values()
        .forEach(part -> part.maintenance().ifPresent(each -> all.put(each.name(), each)));
    return all;
  }

  private static SequencedMap<String, Service> services(Values in) {
    var all = new LinkedHashMap<String, Service>();
    in.get(SERVICES).forEach((name, part) -> all.put(name, part.service()));
    return all;
  }
}

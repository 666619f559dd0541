package io.relevo.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Everything Relevo knows to exist, by name and in the order of the file. Changes only by reload.
 *
 * @param lineup what follows from the rest
 */
public record Fleet(
    Agent agent,
    SequencedMap<String, Target> targets,
    SequencedMap<String, Group> groups,
    SequencedMap<String, Switch> switches,
    SequencedMap<String, Service> services,
    SequencedMap<String, Person> people,
    SequencedMap<String, OnCall> onCall,
    Origins origins,
    Lineup lineup) {

  public Fleet(
      Agent agent,
      SequencedMap<String, Target> targets,
      SequencedMap<String, Group> groups,
      SequencedMap<String, Switch> switches,
      SequencedMap<String, Service> services,
      SequencedMap<String, Person> people,
      SequencedMap<String, OnCall> onCall,
      Origins origins) {
    this(
        agent,
        targets,
        groups,
        switches,
        services,
        people,
        onCall,
        origins,
        Lineup.of(agent, targets, groups, switches));
  }

  /** The same, of an agent that goes as far as this. */
  public Fleet in(Mode highest) {
    return new Fleet(
        agent.in(highest), targets, groups, switches, services, people, onCall, origins);
  }

  /** The group that a target stands in; a target stands in one group at most. */
  public Optional<Group> groupOf(String member) {
    return Optional.ofNullable(lineup.groups().get(member));
  }

  /** How much of its group's load a member can bear, against the others. */
  public int weightOf(String member) {
    return find(targets, member).findFirst().map(Target::weight).orElse(1);
  }

  /** The switches that take a member in and out of rotation. */
  public List<Switch> switchesOf(String member) {
    return switchesMoving(new Subject.Member(member));
  }

  /** The switches that move a member or a service. */
  public List<Switch> switchesMoving(Subject subject) {
    return lineup.switches().getOrDefault(subject, List.of());
  }

  /**
   * Whether this agent has its hand on the switch: it is on this host, or on every host alike. One
   * that is shared is read by all; who moves it depends on who is heard.
   */
  public boolean mine(Switch aSwitch) {
    return aSwitch.on().isEmpty() || aSwitch.on().get().equals(agent.name());
  }

  /** Whether this agent can look at the target; of any other it believes what that host's says. */
  public boolean sees(Target target) {
    return agent.sees(target);
  }

  /** The targets that this agent can look at. */
  public List<Target> seen() {
    return lineup.seen();
  }

  /** The targets that only the agent on their host can look at. */
  public List<Target> unseen() {
    return lineup.unseen();
  }

  /** All of it. */
  public Part whole() {
    return lineup.cells().whole();
  }

  /**
   * What it falls into: a group with its members and their switches, a target that stands alone
   * with its own, a service with its own. What is so in one of them decides nothing in another one.
   */
  public SequencedSet<Subject> cells() {
    return lineup.cells().all();
  }

  /** The cell that a subject stands in; empty for one that is not in the file, or in no cell. */
  public Optional<Subject> cellOf(Subject subject) {
    return lineup.cells().of(subject);
  }

  /** What these cells hold, in the order of the file. */
  public Part part(Collection<Subject> cells) {
    return lineup.cells().part(cells);
  }

  /**
   * Every group, and for each target that has a switch but stands in no group, a group of its own
   * which must keep nobody: so that every member that can be moved is judged by the same rule.
   */
  public List<Group> rotations() {
    return lineup.rotations();
  }

  /** The rotation that a member stands in; empty when no switch moves it. */
  public Optional<Group> rotationOf(String member) {
    return Optional.ofNullable(lineup.rotationOf().get(member));
  }

  /** Who is told about a target's or a group's trouble; everybody when the file names nobody. */
  public List<Person> responders(Subject subject) {
    return onCallFor(subject)
        .map(OnCall::people)
        .orElseGet(() -> List.copyOf(people.keySet()))
        .stream()
        .flatMap(name -> find(people, name))
        .toList();
  }

  /** How often who is told of a subject's trouble is reminded of it; never when empty. */
  public Optional<Duration> remind(Subject subject) {
    return onCallFor(subject).flatMap(OnCall::remind);
  }

  private Optional<OnCall> onCallFor(Subject subject) {
    return targetsBehind(subject).stream()
        .flatMap(target -> target.onCall().stream())
        .findFirst()
        .flatMap(name -> find(onCall, name).findFirst());
  }

  /**
   * The targets that a subject stands for, in the order of the file; none for a name that a reload
   * took away.
   */
  public List<Target> targetsBehind(Subject subject) {
    return switch (subject) {
      case Subject.Member(String name) -> find(targets, name).toList();
      case Subject.InGroup(String name) -> members(name).toList();
      case Subject.OfService(String name) ->
          find(services, name)
              .flatMap(service -> service.needs().stream())
              .flatMap(this::members)
              .toList();
      case Subject.OfSwitch(String name) ->
          find(switches, name).flatMap(s -> targetsBehind(s.moves()).stream()).toList();
      case Subject.OfAgent(String name) ->
          targets.values().stream()
              .filter(target -> target.on().equals(Optional.of(name)))
              .toList();
      case Subject.Recipient _ -> List.of();
      case Subject.Everything _ -> List.copyOf(targets.values());
    };
  }

  /** The switch of that name, unless a reload took it away. */
  public Optional<Switch> switchNamed(String name) {
    return find(switches, name).findFirst();
  }

  private Stream<Target> members(String group) {
    return find(groups, group)
        .flatMap(g -> g.members().stream())
        .flatMap(name -> find(targets, name));
  }

  private static <T> Stream<T> find(SequencedMap<String, T> all, String name) {
    return Stream.ofNullable(all.get(name));
  }
}

package io.relevo.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Who stands in which group, which switches move whom, and who is looked at from here: found once
 * for a fleet, because every turn asks for it.
 *
 * @param groups the group of each member that stands in one
 * @param switches the switches of each member and service that has one
 * @param rotations every group, and a group of its own for each member that has a switch and none
 * @param rotationOf the rotation of each member
 * @param seen the targets that this agent can look at
 * @param unseen those that only another one can
 */
record Lineup(
    SequencedMap<String, Group> groups,
    SequencedMap<Subject, List<Switch>> switches,
    List<Group> rotations,
    SequencedMap<String, Group> rotationOf,
    List<Target> seen,
    List<Target> unseen,
    Cells cells) {

  static Lineup of(
      Agent agent,
      SequencedMap<String, Target> targets,
      SequencedMap<String, Group> groups,
      SequencedMap<String, Switch> switches) {
    var groupOf = byMember(List.copyOf(groups.values()));
    var switchesOf = switchesOf(switches);
    var rotations = new ArrayList<>(groups.values());
    targets.keySet().stream()
        .filter(name -> !groupOf.containsKey(name))
        .filter(name -> switchesOf.containsKey(new Subject.Member(name)))
        .forEach(name -> rotations.add(Group.ofOne(name)));
    return new Lineup(
        groupOf,
        switchesOf,
        List.copyOf(rotations),
        byMember(rotations),
        targets.values().stream().filter(agent::sees).toList(),
        targets.values().stream().filter(target -> !agent.sees(target)).toList(),
        Cells.of(
            new Part(
                List.copyOf(targets.values()),
                List.copyOf(groups.values()),
                List.copyOf(rotations),
                List.copyOf(switches.values()))));
  }

  private static SequencedMap<String, Group> byMember(List<Group> groups) {
    var byMember = new LinkedHashMap<String, Group>();
    groups.forEach(group -> group.members().forEach(name -> byMember.putIfAbsent(name, group)));
    return Collections.unmodifiableSequencedMap(byMember);
  }

  private static SequencedMap<Subject, List<Switch>> switchesOf(
      SequencedMap<String, Switch> switches) {
    return switches.values().stream()
        .collect(
            Collectors.groupingBy(
                Switch::moves, LinkedHashMap::new, Collectors.toUnmodifiableList()));
  }
}

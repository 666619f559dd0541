package io.relevo.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Who stands in which group, and which switches move whom: found once for a fleet, because every
 * turn asks it of every target.
 *
 * @param groups the group of each member that stands in one
 * @param switches the switches of each member that has one
 * @param rotations every group, and a group of its own for each member that has a switch and none
 * @param rotationOf the rotation of each member
 */
record Lineup(
    SequencedMap<String, Group> groups,
    SequencedMap<String, List<Switch>> switches,
    List<Group> rotations,
    SequencedMap<String, Group> rotationOf) {

  static Lineup of(
      SequencedMap<String, Target> targets,
      SequencedMap<String, Group> groups,
      SequencedMap<String, Switch> switches) {
    var groupOf = byMember(List.copyOf(groups.values()));
    var switchesOf = switchesOf(switches);
    var rotations = new ArrayList<>(groups.values());
    targets.keySet().stream()
        .filter(name -> !groupOf.containsKey(name) && switchesOf.containsKey(name))
        .forEach(name -> rotations.add(Group.ofOne(name)));
    return new Lineup(groupOf, switchesOf, List.copyOf(rotations), byMember(rotations));
  }

  private static SequencedMap<String, Group> byMember(List<Group> groups) {
    var byMember = new LinkedHashMap<String, Group>();
    groups.forEach(group -> group.members().forEach(name -> byMember.putIfAbsent(name, group)));
    return Collections.unmodifiableSequencedMap(byMember);
  }

  private static SequencedMap<String, List<Switch>> switchesOf(
      SequencedMap<String, Switch> switches) {
    var byMember = new LinkedHashMap<String, List<Switch>>();
    for (var s : switches.values()) {
      if (s.moves() instanceof Subject.Member(String member)) {
        byMember.computeIfAbsent(member, _ -> new ArrayList<>()).add(s);
      }
    }
    byMember.replaceAll((_, list) -> List.copyOf(list));
    return Collections.unmodifiableSequencedMap(byMember);
  }
}

package io.relevo.config;

import io.relevo.fleet.Group;
import io.relevo.fleet.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** Finds targets that depend on themselves, over other targets and over groups. */
final class Circles {
  private final SequencedMap<String, Target> targets;
  private final SequencedMap<String, Group> groups;
  private final Set<String> done = new TreeSet<>();
  private final List<List<String>> found = new ArrayList<>();

  private Circles(SequencedMap<String, Target> targets, SequencedMap<String, Group> groups) {
    this.targets = targets;
    this.groups = groups;
  }

  /** Each circle once, from one of its targets to the same again. */
  static List<List<String>> of(
      SequencedMap<String, Target> targets, SequencedMap<String, Group> groups) {
    var circles = new Circles(targets, groups);
    targets.keySet().forEach(name -> circles.follow(name, new LinkedHashSet<>()));
    return List.copyOf(circles.found);
  }

  private void follow(String name, SequencedSet<String> path) {
    if (path.contains(name)) {
      found.add(circle(name, List.copyOf(path)));
    } else if (!done.contains(name)) {
      path.add(name);
      next(name).forEach(each -> follow(each, path));
      path.remove(name);
      done.add(name);
    }
  }

  /** Told from a target: the file says there what it depends on. */
  private List<String> circle(String name, List<String> path) {
    var circle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    if (!targets.containsKey(name)) {
      circle.add(circle.removeFirst());
    }
    circle.add(circle.getFirst());
    return List.copyOf(circle);
  }

  private List<String> next(String name) {
    var target = targets.get(name);
    var group = groups.get(name);
    return target != null ? target.dependsOn() : group != null ? group.members() : List.of();
  }
}

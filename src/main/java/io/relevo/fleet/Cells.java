package io.relevo.fleet;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The fleet in pieces that are decided about together: a group with its members and their switches,
 * a target that stands alone with its own, a service with its own. Each goes by one subject.
 *
 * @param root by what a subject's cell goes
 * @param targets the places of each cell's targets in the file
 */
record Cells(
    Part whole,
    SequencedMap<Subject, Subject> root,
    SequencedMap<Subject, List<Integer>> targets,
    SequencedMap<Subject, List<Integer>> groups,
    SequencedMap<Subject, List<Integer>> rotations,
    SequencedMap<Subject, List<Integer>> switches) {

  static Cells of(Part whole) {
    var root = roots(whole);
    Function<Subject, Subject> of = subject -> root.getOrDefault(subject, subject);
    return new Cells(
        whole,
        root,
        places(whole.targets(), target -> of.apply(new Subject.Member(target.name()))),
        places(whole.groups(), group -> new Subject.InGroup(group.name())),
        places(whole.rotations(), rotation -> of.apply(new Subject.Member(first(rotation)))),
        places(whole.switches(), s -> of.apply(s.moves())));
  }

  private static SequencedMap<Subject, Subject> roots(Part whole) {
    var root = new LinkedHashMap<Subject, Subject>();
    for (var group : whole.groups()) {
      var cell = new Subject.InGroup(group.name());
      root.put(cell, cell);
      group.members().forEach(member -> root.putIfAbsent(new Subject.Member(member), cell));
    }
    whole.targets().stream()
        .map(target -> new Subject.Member(target.name()))
        .forEach(alone -> root.putIfAbsent(alone, alone));
    for (var s : whole.switches()) {
      root.putIfAbsent(s.moves(), s.moves());
      root.put(new Subject.OfSwitch(s.name()), root.getOrDefault(s.moves(), s.moves()));
    }
    return Collections.unmodifiableSequencedMap(root);
  }

  private static <T> SequencedMap<Subject, List<Integer>> places(
      List<T> all, Function<T, Subject> root) {
    return IntStream.range(0, all.size())
        .boxed()
        .collect(
            Collectors.groupingBy(
                place -> root.apply(all.get(place)), LinkedHashMap::new, Collectors.toList()));
  }

  private static String first(Group rotation) {
    return rotation.members().stream().findFirst().orElse(rotation.name());
  }

  SequencedSet<Subject> all() {
    return new LinkedHashSet<>(root.values());
  }

  Optional<Subject> of(Subject subject) {
    return Optional.ofNullable(root.get(subject));
  }

  Part part(Collection<Subject> cells) {
    return new Part(
        pick(whole.targets(), cells, targets),
        pick(whole.groups(), cells, groups),
        pick(whole.rotations(), cells, rotations),
        pick(whole.switches(), cells, switches));
  }

  private static <T> List<T> pick(
      List<T> all, Collection<Subject> cells, SequencedMap<Subject, List<Integer>> places) {
    return cells.stream()
        .flatMap(cell -> places.getOrDefault(cell, List.of()).stream())
        .sorted()
        .map(all::get)
        .toList();
  }
}
